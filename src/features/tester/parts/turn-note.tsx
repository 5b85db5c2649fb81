import { ChevronRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Something that happened beside the conversation, on one line; more of it when unfolded. */
export function TurnNote({
  icon: Icon,
  summary,
  children,
}: {
  icon: LucideIcon;
  summary: ReactNode;
  children?: ReactNode;
}) {
  const line = (
    <>
      <Icon className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{summary}</span>
    </>
  );
  if (!children) return <p className="flex items-start gap-2 text-ink-faint text-xs">{line}</p>;
  return (
    <details className="group/note text-xs">
      <summary className="flex w-fit max-w-full list-none items-start gap-2 rounded text-ink-faint hover:text-ink">
        {line}
        <ChevronRight className="mt-px size-3.5 shrink-0 group-open/note:rotate-90" aria-hidden />
      </summary>
      <div className="mt-2 ml-5.5 grid gap-2 text-ink-soft">{children}</div>
    </details>
  );
}
