import { ChevronRight } from "lucide-react";
import { inFlowOrder, outlineGraph } from "@/features/definition/graph-outline";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { useAllTools } from "@/features/tools/use-all-tools";
import type { StartChoices } from "./start-choices";
import { defaultToolChoice } from "./start-choices";
import { ToolModeFields } from "./tool-mode-fields";
import { toolIdsOf } from "./workflow-tools";

const conversationTypes = ["startCall", "agentNode", "endCall"];

/** What is seldom needed: other variables, where and when the conversation begins, how its tools answer. */
export function StartOptions({
  definition,
  choices,
  problems,
  onChange,
}: {
  definition: unknown;
  choices: StartChoices;
  problems: Readonly<Record<string, string>>;
  onChange: (some: Partial<StartChoices>) => void;
}) {
  const nodes = inFlowOrder(outlineGraph(definition)).filter(({ type }) => conversationTypes.includes(type));
  const toolIds = toolIdsOf(definition);
  const tools = useAllTools({ enabled: toolIds.length > 0 });
  const nameOf = (toolId: string) => tools.data?.find((tool) => tool.toolId === toolId)?.name ?? toolId;
  return (
    <details className="group rounded-lg border bg-raised">
      <summary className="flex h-10 list-none items-center gap-2 rounded-lg px-3 text-ink-soft text-sm hover:text-ink">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden />
        More options
      </summary>
      <div className="grid items-start gap-4 border-t p-3 sm:grid-cols-2">
        <Field label="Start at">
          {(described) => (
            <select
              {...described}
              value={choices.startNodeId}
              onChange={(event) => onChange({ startNodeId: event.target.value })}
              className={classNames(inputClass, "h-8 text-sm")}
            >
              <option value="">The start node</option>
              {nodes.map((node) => (
                <option key={node.key} value={node.id}>
                  {node.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Fixed clock" hint="Templates see this time. Empty: the real one." error={problems.now}>
          {(described) => (
            <input
              {...described}
              type="datetime-local"
              value={choices.now}
              onChange={(event) => onChange({ now: event.target.value })}
              className={classNames(inputClass, "h-8 text-sm")}
            />
          )}
        </Field>
        <div className="sm:col-span-2">
          <Field
            label="Initial context as JSON"
            hint="Variables with other types than text, or with parts."
            error={problems.context}
          >
            {(described) => (
              <textarea
                {...described}
                rows={3}
                spellCheck={false}
                value={choices.context}
                onChange={(event) => onChange({ context: event.target.value })}
                className={classNames(inputClass, "resize-y py-1.5 font-mono text-xs")}
              />
            )}
          </Field>
        </div>
        {toolIds.map((toolId) => (
          <ToolModeFields
            key={toolId}
            name={nameOf(toolId)}
            choice={choices.tools[toolId] ?? defaultToolChoice}
            problem={problems[`tool ${toolId}`]}
            onChange={(choice) => onChange({ tools: { ...choices.tools, [toolId]: choice } })}
          />
        ))}
      </div>
    </details>
  );
}
