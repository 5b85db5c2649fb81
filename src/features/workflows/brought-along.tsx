import type { DefinitionReading } from "@/features/definition/definition-text";
import { Notice } from "@/features/interface/notice";

/** What a document holds beside the graph that was read of it. */
export function BroughtAlong({
  reading: { templateContext, choice },
}: {
  reading: Extract<DefinitionReading, { kind: "read" }>;
}) {
  const names = Object.keys(templateContext ?? {});
  if (names.length === 0 && choice === undefined) return null;
  return (
    <Notice tone="info">
      {choice && <p>{choice}</p>}
      {names.length > 0 && <p className="break-words">Template variables come along: {names.join(", ")}.</p>}
    </Notice>
  );
}
