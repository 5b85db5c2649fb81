import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  Position,
  useInternalNode,
} from "@xyflow/react";
import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import { routeEdge, type Side } from "./edge-route";
import { nodeSize } from "./graph-layout";

/** `muted`: not taken, where there is a talk. `left` and `right` are the two of a comparison. */
export type EdgeTone = "plain" | "muted" | "taken" | "latest" | "left" | "right" | "both";

export type FlowEdgeData = { label: string; lane: number; tone: EdgeTone; mark?: ReactNode };

const strokes: Record<EdgeTone, { stroke: string; strokeWidth: number; strokeDasharray?: string }> = {
  plain: { stroke: "var(--line-strong)", strokeWidth: 1.5 },
  muted: { stroke: "var(--line-strong)", strokeWidth: 1.25, strokeDasharray: "2 4" },
  taken: { stroke: "var(--ink-soft)", strokeWidth: 2 },
  latest: { stroke: "var(--accent)", strokeWidth: 2.5 },
  left: { stroke: "var(--accent)", strokeWidth: 2.5 },
  right: { stroke: "var(--caution)", strokeWidth: 2.5, strokeDasharray: "8 5" },
  both: { stroke: "var(--ink-soft)", strokeWidth: 3 },
};

export function edgeColor(tone: EdgeTone): string {
  return strokes[tone].stroke;
}

const positions: Record<Side, Position> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
};

/** An edge between the sides that face each other, with its label and, where it was taken, how often. */
export function FlowEdge({ id, source, target, data, markerEnd, selected }: EdgeProps<Edge<FlowEdgeData>>) {
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  if (!from || !to || !data) return null;
  const route = routeEdge(
    { ...from.internals.positionAbsolute, ...nodeSize },
    { ...to.internals.positionAbsolute, ...nodeSize },
    data.lane,
  );
  const [path, middleX, middleY] = getBezierPath({
    sourceX: route.source.x,
    sourceY: route.source.y,
    sourcePosition: positions[route.source.side],
    targetX: route.target.x,
    targetY: route.target.y,
    targetPosition: positions[route.target.side],
  });
  // Labels of edges that run beside each other would lie on each other: each stays near its source.
  const shift = data.lane === 0 ? 0 : data.lane * 0.2 - 0.22;
  const labelX = middleX + (route.target.x - route.source.x) * shift;
  const labelY = middleY + (route.target.y - route.source.y) * shift;
  const isQuiet = data.tone === "muted" || data.tone === "plain";
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        style={{ ...strokes[data.tone], ...(selected && { stroke: "var(--accent)" }) }}
        {...(markerEnd && { markerEnd })}
      />
      {(data.label || data.mark) && (
        <EdgeLabelRenderer>
          <span
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            className={classNames(
              "pointer-events-none absolute flex max-w-40 items-center gap-1 rounded bg-sunken px-1 text-xs leading-4",
              isQuiet ? "text-ink-faint" : "font-medium text-ink",
            )}
          >
            <span className="truncate">{data.label}</span>
            {data.mark}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
