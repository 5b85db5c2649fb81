import { ListChecks } from "lucide-react";
import type { TurnEventOf } from "@/engine/turn-event";
import { count } from "@/features/interface/measure";
import { TurnNote } from "./turn-note";

type Extraction = TurnEventOf<"extraction">["payload"];

/** What was taken from the conversation into variables, with the words that it was taken from. */
export function ExtractionNote({ extraction }: { extraction: Extraction }) {
  return (
    <TurnNote icon={ListChecks} summary={summaryOf(extraction)}>
      <ExtractedValues extraction={extraction} />
    </TurnNote>
  );
}

export function ExtractedValues({ extraction: { values, dropped, error } }: { extraction: Extraction }) {
  return (
    <>
      {error && <p className="text-negative">{error}</p>}
      {values.length > 0 && (
        <dl className="grid gap-1.5">
          {values.map(({ name, value, source }) => (
            <div key={name}>
              <dt className="inline font-medium">{name}</dt>
              <dd className="inline">
                {" "}
                = <code>{JSON.stringify(value)}</code>
                <span className="block text-ink-faint">
                  {source === null ? "The model named no words for it." : `from “${source}”`}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {dropped.length > 0 && (
        <ul className="grid gap-1">
          {dropped.map(({ name, reason }) => (
            <li key={name}>
              <span className="font-medium">{name}</span> was not taken over: {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function summaryOf({ nodeName, values, error }: Extraction): string {
  if (error) return `Nothing could be gathered in ${nodeName}`;
  if (values.length === 0) return `Nothing new gathered in ${nodeName}`;
  return `Gathered ${count(values.length, "variable")} in ${nodeName}: ${values.map(({ name }) => name).join(", ")}`;
}
