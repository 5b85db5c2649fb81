import { useId, useMemo } from "react";
import { curvePath } from "@/features/graph/curve";
import { NodeIcon } from "@/features/interface/node-kind";
import { outlineGraph } from "./graph-outline";
import { type OverviewFormat, overviewLayout } from "./overview-layout";

const wide: OverviewFormat = { width: 800, flow: "right", card: { width: 136, height: 40 }, gap: 14 };
const narrow: OverviewFormat = { width: 340, flow: "down", card: { width: 112, height: 42 }, gap: 20 };
const small: OverviewFormat = { width: 260, flow: "right", card: { width: 24, height: 20 }, gap: 8 };

/** A workflow at a glance: its nodes by name, and how they are joined. The text beside it says the same. */
export function GraphPicture({ definition }: { definition: unknown }) {
  return (
    <div className="@container">
      <Picture definition={definition} format={wide} className="@max-xl:hidden" />
      <Picture definition={definition} format={narrow} className="@xl:hidden" />
    </div>
  );
}

/** The same where there is no room for names. */
export function SmallGraphPicture({ definition }: { definition: unknown }) {
  return <Picture definition={definition} format={small} hasNames={false} className="h-28" />;
}

function Picture({
  definition,
  format,
  hasNames = true,
  className,
}: {
  definition: unknown;
  format: OverviewFormat;
  hasNames?: boolean;
  className: string;
}) {
  const arrow = useId();
  const { size, cards, edges } = useMemo(
    () => overviewLayout(outlineGraph(definition), format),
    [definition, format],
  );
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      style={hasNames ? { maxWidth: size.width } : undefined}
      className={`mx-auto w-full ${className}`}
      aria-hidden="true"
    >
      <marker id={arrow} viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
        <path d="M0,0 L6,3 L0,6 z" className="fill-ink-faint" />
      </marker>
      {edges.map(({ key, curve }) => (
        <path
          key={key}
          d={curvePath(curve)}
          markerEnd={`url(#${arrow})`}
          className="fill-none stroke-ink-faint"
        />
      ))}
      {cards.map(({ node, box }) => (
        <foreignObject key={node.key} {...box}>
          <div className="flex h-full items-center justify-center gap-1.5 rounded-md border border-line-strong bg-raised px-1">
            <NodeIcon type={node.type} className="size-3.5" />
            {hasNames && box.width > 64 && (
              <span className="line-clamp-2 min-w-0 break-words font-medium text-ink text-xs leading-3.5">
                {node.name}
              </span>
            )}
          </div>
        </foreignObject>
      ))}
    </svg>
  );
}
