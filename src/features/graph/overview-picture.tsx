import { useId, useMemo } from "react";
import { classNames } from "@/features/interface/class-names";
import { NodeIcon } from "@/features/interface/node-kind";
import { curvePath } from "./curve";
import { overviewLayout } from "./overview-layout";
import type { Size } from "./rectangle";

/** `hasNames`: else its nodes are shown by their icons alone. */
export type OverviewFormat = { flow: "down" | "right"; card: Size; hasNames: boolean };

const margin = 6;

/** A workflow at a glance, without a canvas: its nodes, and how they are joined. Never larger than it is drawn. */
export function OverviewPicture({
  definition,
  format: { flow, card, hasNames },
  className,
}: {
  definition: unknown;
  format: OverviewFormat;
  className?: string;
}) {
  const arrow = useId();
  const { bounds, cards, edges } = useMemo(
    () => overviewLayout(definition, flow, card),
    [definition, flow, card],
  );
  const width = bounds.width + 2 * margin;
  const height = bounds.height + 2 * margin;
  return (
    <svg
      viewBox={`${bounds.x - margin} ${bounds.y - margin} ${width} ${height}`}
      style={{ maxWidth: width, maxHeight: height }}
      className={classNames("size-full", className)}
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
      {cards.map(({ key, type, name, box }) => (
        <foreignObject key={key} {...box}>
          <div className="flex h-full items-center gap-1.5 rounded-md border border-line-strong bg-raised px-1.5">
            <NodeIcon type={type} className="size-3.5" />
            {hasNames && (
              <span className="line-clamp-2 min-w-0 break-words font-medium text-ink text-xs leading-3.5">
                {name}
              </span>
            )}
          </div>
        </foreignObject>
      ))}
    </svg>
  );
}
