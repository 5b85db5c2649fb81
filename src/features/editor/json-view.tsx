import { useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { readDefinitionText } from "@/features/workflows/definition-text";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";

/** The definition as text. What is typed applies as soon as it can be read; until then the graph stays as it was. */
export function JsonView({
  definition,
  onChange,
}: {
  definition: WorkflowDefinition;
  onChange: (definition: WorkflowDefinition) => void;
}) {
  const [typed, setTyped] = useState<{ text: string; definition: WorkflowDefinition } | null>(null);
  const isCurrent = typed !== null && typed.definition === definition;
  const text = isCurrent ? typed.text : JSON.stringify(definition, null, 2);
  const reading = isCurrent ? readDefinitionText(text) : null;
  const problem =
    reading?.kind === "unreadable"
      ? reading.problem
      : reading?.kind === "empty"
        ? "A workflow is a JSON object with nodes and edges."
        : undefined;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4 [&>div]:flex [&>div]:min-h-0 [&>div]:flex-1 [&>div]:flex-col">
      <Field
        label="Definition as JSON"
        error={problem && `${problem} The graph stays as it was until this can be read.`}
        hint="Applies while you type, whenever it can be read."
      >
        {(described) => (
          <textarea
            {...described}
            value={text}
            spellCheck={false}
            onChange={(event) => {
              const next = readDefinitionText(event.target.value);
              const read = next.kind === "read" ? next.definition : definition;
              setTyped({ text: event.target.value, definition: read });
              if (next.kind === "read") onChange(read);
            }}
            className={classNames(inputClass, "min-h-64 flex-1 resize-none py-2 font-mono text-xs")}
          />
        )}
      </Field>
    </div>
  );
}
