import type { ProviderAnswer } from "@/engine/failure";

/** What the model's server said instead of a reply, in its own words. */
export function ProviderWords({ provider: { status, message } }: { provider: ProviderAnswer }) {
  const said = message.trim();
  return (
    <figure className="mt-1.5 border-line-strong border-l-2 pl-2 text-xs">
      <figcaption className="text-ink-faint">
        The model’s server {status === null ? "said" : `answered HTTP ${status}`}
      </figcaption>
      {said !== "" && (
        <blockquote dir="auto" className="wrap-anywhere whitespace-pre-wrap font-mono">
          {said}
        </blockquote>
      )}
    </figure>
  );
}
