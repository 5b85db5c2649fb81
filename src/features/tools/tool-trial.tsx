import { Play } from "lucide-react";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { JsonControl } from "@/features/form/json-control";
import { readJsonObject } from "@/features/form/json-text";
import { Button } from "@/features/interface/button";
import { TextField } from "@/features/interface/field";
import { duration } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import { Section } from "@/features/interface/page-frame";
import { ScrollRegion } from "@/features/interface/scroll-region";
import type { TestOutput, ToolOutput } from "@/server/contract/tool-contract";
import { isJsonObject, type JsonObject } from "@/shared/json";

/** One tool alone, called for real with arguments as a model would give them. */
export function ToolTrial({ tool }: { tool: ToolOutput }) {
  const { toolId, category } = tool;
  const [given, setGiven] = useState<JsonObject>({});
  const [context, setContext] = useState<JsonObject>({});
  const [functionName, setFunctionName] = useState("");
  const trial = trpc.tool.test.useMutation();
  return (
    <Section title="Try it alone" note="It is really called, as the saved tool says.">
      <form
        aria-label="Try the tool"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate({
            toolId,
            arguments: given,
            initialContext: context,
            ...(functionName.trim() !== "" && { functionName: functionName.trim() }),
          });
        }}
      >
        {category === "mcp" && (
          <TextField
            label="Function of the server"
            hint="Empty: list what there is."
            value={functionName}
            onChange={(event) => setFunctionName(event.target.value)}
          />
        )}
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <JsonControl
            spec={{ key: "arguments", label: "Arguments as JSON", kind: "json" }}
            value={given}
            problem={undefined}
            read={readJsonObject}
            onChange={(value) => {
              if (isJsonObject(value)) setGiven(value);
            }}
          />
          <JsonControl
            spec={{ key: "context", label: "Variables as JSON", kind: "json" }}
            value={context}
            problem={undefined}
            read={readJsonObject}
            onChange={(value) => {
              if (isJsonObject(value)) setContext(value);
            }}
          />
        </div>
        <Button
          type="submit"
          className="justify-self-start"
          isBusy={trial.isPending}
          icon={<Play className="size-3.5" aria-hidden />}
        >
          Call the tool
        </Button>
      </form>
      {trial.error && <Notice tone="negative">{explainFailure(readFailure(trial.error))}</Notice>}
      {trial.data && <Answer answer={trial.data} />}
    </Section>
  );
}

function Answer({ answer: { result, durationMs, request, functions, leftOut } }: { answer: TestOutput }) {
  return (
    <div role="status" className="grid gap-3">
      <p className="text-ink-soft text-sm">Answered in {duration(durationMs)}.</p>
      {functions && (
        <ul aria-label="Functions" className="divide-y rounded-lg border text-sm">
          {functions.map(({ functionName, name, description }) => (
            <li key={functionName} className="px-3 py-2">
              <span className="font-medium">{name}</span>
              <span className="block text-ink-soft text-xs">{description}</span>
            </li>
          ))}
        </ul>
      )}
      {leftOut && leftOut.length > 0 && (
        <Notice tone="caution" title="Left out">
          {leftOut.map(({ name, reason }) => `“${name}”: ${reason}`).join(" ")}
        </Notice>
      )}
      <Json label="Result" value={result} />
      {request && <Json label="Request as it was sent" value={request} />}
    </div>
  );
}

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="grid gap-1">
      <h3 className="font-medium text-ink-soft text-sm">{label}</h3>
      <ScrollRegion label={label} className="max-h-72 overflow-auto rounded-lg border bg-sunken p-3">
        <pre className="text-xs">{JSON.stringify(value, null, 2)}</pre>
      </ScrollRegion>
    </div>
  );
}
