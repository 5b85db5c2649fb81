import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";

/** Workflow JSON, pasted, dropped or chosen as a file. */
export function DefinitionInput({
  text,
  problem,
  onChange,
}: {
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const read = async (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChange(await file.text());
  };
  return (
    <div className="grid gap-2">
      <Field
        label="Workflow JSON"
        error={problem}
        hint="A Dograh workflow: an object with nodes and edges, or what its API gives of a workflow or its versions."
      >
        {(control) => (
          <textarea
            {...control}
            value={text}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              if (event.dataTransfer.files.length === 0) return;
              event.preventDefault();
              void read(event.dataTransfer.files);
            }}
            placeholder={'{ "nodes": [ … ], "edges": [ … ] }'}
            className={classNames(inputClass, "h-56 resize-y py-2 font-mono text-xs")}
          />
        )}
      </Field>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json,.md,.txt"
        aria-label="Workflow JSON file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void read(event.target.files);
          event.target.value = "";
        }}
      />
      <Button
        size="small"
        className="justify-self-start"
        icon={<Upload className="size-3.5" aria-hidden />}
        onClick={() => picker.current?.click()}
      >
        Upload a file
      </Button>
    </div>
  );
}
