import { inFlowOrder, outlineGraph } from "@/features/definition/graph-outline";
import { count } from "@/features/interface/measure";
import { NodeIcon } from "@/features/interface/node-kind";
import { GraphPicture } from "./graph-picture";

/** A workflow in brief: its picture, and each node with the edges that leave it. */
export function WorkflowBrief({ definition }: { definition: unknown }) {
  const { nodes, edges } = outlineGraph(definition);
  return (
    <div className="@container overflow-hidden rounded-lg border bg-raised">
      <div className="border-b bg-sunken px-4 py-2">
        <GraphPicture definition={definition} />
      </div>
      <ul
        aria-label={count(nodes.length, "node")}
        className="grid gap-x-6 gap-y-2 p-4 text-sm @lg:grid-cols-2"
      >
        {inFlowOrder({ nodes, edges }).map((node) => {
          const waysOn = edges.filter((edge) => edge.source === node.id).map((edge) => edge.label);
          return (
            <li key={node.key} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
              <NodeIcon type={node.type} className="mt-[3px]" />
              <span className="truncate font-medium">{node.name}</span>
              {waysOn.length > 0 && (
                <span className="col-start-2 truncate text-ink-faint text-xs" title={waysOn.join("\n")}>
                  {waysOn.join(" · ")}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
