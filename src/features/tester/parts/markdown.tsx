import type { ComponentProps } from "react";
import { type Components, defaultRehypePlugins, Streamdown } from "streamdown";

type Part<Tag extends keyof React.JSX.IntrinsicElements> = ComponentProps<Tag> & { node?: unknown };

/** How each Markdown element is drawn. Pictures are not loaded: what a model writes must not send requests. */
const components: Components = {
  p: ({ node: _, className, ...rest }: Part<"p">) => (
    <p dir="auto" className="whitespace-pre-wrap" {...rest} />
  ),
  a: ({ node: _, className, ...rest }: Part<"a">) => (
    <a
      {...rest}
      title={rest.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline underline-offset-2"
    />
  ),
  img: ({ alt, src }: Part<"img">) => (
    <span className="text-ink-soft">
      [picture{alt ? `: ${alt}` : ""}] {typeof src === "string" && <code>{src}</code>}
    </span>
  ),
  ul: ({ node: _, className, ...rest }: Part<"ul">) => <ul className="list-disc pl-5" {...rest} />,
  ol: ({ node: _, className, ...rest }: Part<"ol">) => <ol className="list-decimal pl-5" {...rest} />,
  li: ({ node: _, className, ...rest }: Part<"li">) => <li dir="auto" className="my-0.5" {...rest} />,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  strong: ({ node: _, className, ...rest }: Part<"strong">) => <strong className="font-semibold" {...rest} />,
  blockquote: ({ node: _, className, ...rest }: Part<"blockquote">) => (
    <blockquote className="border-l-2 pl-3 text-ink-soft" {...rest} />
  ),
  code: ({ node: _, className, ...rest }: Part<"code">) => (
    <code className="rounded bg-sunken px-1 py-px text-sm" {...rest} />
  ),
  pre: ({ node: _, className, ...rest }: Part<"pre">) => (
    <pre className="whitespace-pre-wrap break-words rounded-md border bg-sunken p-2 text-sm" {...rest} />
  ),
  table: ({ node: _, className, ...rest }: Part<"table">) => (
    <table className="border-collapse text-sm" {...rest} />
  ),
  th: ({ node: _, className, ...rest }: Part<"th">) => (
    <th className="border px-2 py-1 text-left font-medium" {...rest} />
  ),
  td: ({ node: _, className, ...rest }: Part<"td">) => <td className="border px-2 py-1" {...rest} />,
  hr: ({ node: _, className, ...rest }: Part<"hr">) => <hr className="my-2" {...rest} />,
};

/** Headings in a reply are not headings of the page. */
function heading({ node: _, className, ...rest }: Part<"h1">) {
  return <p dir="auto" className="font-semibold" {...rest} />;
}

/** The plugins without the one that lets HTML through: tags are shown as they were written. */
const { raw: _, ...safePlugins } = defaultRehypePlugins;

/** Text as a model writes it, also while it is still being written. */
export function Markdown({ text }: { text: string }) {
  return (
    <Streamdown
      className="grid gap-2"
      components={components}
      rehypePlugins={Object.values(safePlugins)}
      controls={false}
      linkSafety={{ enabled: false }}
    >
      {text}
    </Streamdown>
  );
}
