import { ArrowRight } from "lucide-react";
import { Badge } from "@/features/interface/badge";
import { count } from "@/features/interface/measure";
import { NodeIcon, nodeKind } from "@/features/interface/node-kind";
import { Pairs, PaneSection } from "@/features/tester/parts/pane-section";
import { readNode } from "./node-reading";

/** A node of the workflow that runs: its prompt, its settings, and where it can lead. */
export function NodePane({
  definition,
  nodeId,
  visits,
  isCurrent,
  onSelectNode,
}: {
  definition: unknown;
  nodeId: string | null;
  visits: readonly number[];
  isCurrent: boolean;
  onSelectNode: (nodeId: string) => void;
}) {
  const node = nodeId === null ? null : readNode(definition, nodeId);
  if (!node) {
    return (
      <p className="text-ink-soft text-sm">Choose a node in the graph, or a change of node in the chat.</p>
    );
  }
  return (
    <div className="grid gap-6">
      <header className="grid gap-1">
        <h2 className="flex items-center gap-2 font-semibold text-base">
          <NodeIcon type={node.type} className="size-4" />
          {node.name}
        </h2>
        <p className="flex flex-wrap items-center gap-2 text-ink-faint text-xs">
          {nodeKind(node.type).label} node ·{" "}
          {visits.length > 0 ? `visited ${count(visits.length, "time")}` : "not visited on this path"}
          {isCurrent && <Badge tone="accent">Current</Badge>}
        </p>
      </header>
      {node.greeting && (
        <PaneSection title="Greeting">
          <Prose text={node.greeting} />
        </PaneSection>
      )}
      {node.prompt && (
        <PaneSection title="Prompt, as written">
          <Prose text={node.prompt} />
        </PaneSection>
      )}
      {node.exits.length > 0 && (
        <PaneSection title="Leads to">
          <ul className="grid gap-3">
            {node.exits.map((exit) => (
              <li key={exit.key} className="grid gap-0.5 text-sm">
                <span className="flex flex-wrap items-center gap-1.5">
                  <span className="font-medium">{exit.label}</span>
                  <ArrowRight className="size-3 text-ink-faint" aria-hidden />
                  <button
                    type="button"
                    className="rounded text-accent hover:underline"
                    onClick={() => onSelectNode(exit.targetId)}
                  >
                    {exit.targetName}
                  </button>
                </span>
                <span className="text-ink-soft">{exit.condition}</span>
                {exit.speech && <span className="text-ink-faint text-xs">Says “{exit.speech}”</span>}
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
      {node.variables.length > 0 && (
        <PaneSection title="Gathers">
          <Pairs
            pairs={node.variables.map(({ name, type, prompt }) => [
              name,
              <span key={name}>
                {type}
                {prompt && <span className="text-ink-soft">: {prompt}</span>}
              </span>,
            ])}
          />
        </PaneSection>
      )}
      {node.settings.length > 0 && (
        <PaneSection title="Settings">
          <Pairs pairs={node.settings} />
        </PaneSection>
      )}
    </div>
  );
}

function Prose({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words rounded-lg border bg-sunken px-3 py-2 text-sm">{text}</p>
  );
}
