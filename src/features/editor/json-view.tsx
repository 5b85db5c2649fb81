import { type DefinitionReading, readDefinitionText } from "@/features/definition/definition-text";
import { isStanding } from "@/features/form/typing";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import type { Editor } from "./use-editor";
import { useRequestedField } from "./use-requested-field";

const place = { kind: "definition" } as const;

/** The definition as text. What is typed applies as soon as it can be read; until then the graph stays as it was. */
export function JsonView({ editor }: { editor: Editor }) {
  const { definition } = editor.document;
  const { typed, onType } = editor.texts.typingAt(place);
  const standing = isStanding(typed, definition) ? typed : null;
  const problem = standing?.problem ?? null;
  const isOutdated = problem !== null && standing?.value !== definition;
  const panel = useRequestedField(editor.request);

  const type = (text: string) => {
    const reading = readDefinitionText(text);
    const typedOver = standing?.value ?? definition;
    const value = reading.kind === "read" ? reading.definition : typedOver;
    onType({ text, value, problem: problemOf(reading) });
    if (reading.kind !== "read") return;
    const { definition: read, templateContext: brought } = reading;
    if (!brought) return editor.edit(read, "json");
    const templateContext = { ...editor.document.templateContext, ...brought };
    editor.change({ ...editor.document, definition: read, templateContext }, "json");
  };
  return (
    <div ref={panel} className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">
      <div
        data-field="definition"
        className="relative flex min-h-0 flex-1 flex-col [&>div]:flex [&>div]:min-h-0 [&>div]:flex-1 [&>div]:flex-col"
      >
        <Field
          label="Definition as JSON"
          error={problem === null ? undefined : `${problem} ${isOutdated ? outdatedNote : unappliedNote}`}
          hint="Applies while you type, whenever it can be read."
        >
          {(described) => (
            <textarea
              {...described}
              value={standing?.text ?? JSON.stringify(definition, null, 2)}
              spellCheck={false}
              onChange={(event) => type(event.target.value)}
              className={classNames(inputClass, "min-h-64 flex-1 resize-none py-2 font-mono text-xs")}
            />
          )}
        </Field>
        {problem !== null && (
          <Button
            size="small"
            className="-top-1.5 absolute right-0"
            onClick={() => {
              editor.texts.drop(place);
              editor.goToText(place);
            }}
          >
            Drop this text
          </Button>
        )}
      </div>
    </div>
  );
}

const unappliedNote = "What is written here is not applied yet: the graph stays as it was.";
const outdatedNote =
  "What is written here is not applied yet. The graph was changed since, and this would replace it.";

function problemOf(reading: DefinitionReading): string | null {
  if (reading.kind === "read") return null;
  return reading.kind === "unreadable"
    ? `${reading.problem.replace(/\.$/, "")}.`
    : "A workflow is a JSON object with nodes and edges.";
}
