import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import type { ReactNode } from "react";
import { classNames } from "@/features/interface/class-names";
import type { EdgeRoute } from "./arranged-graph";
import { curvePath, pointAlong, pointsOn } from "./curve";
import { hopDuration } from "./hop-duration";
import type { Rectangle } from "./rectangle";

/** `muted`: not taken, where there is a conversation. `left` and `right` are the two of a comparison. */
export type EdgeTone = "plain" | "muted" | "taken" | "latest" | "left" | "right" | "both";

/** `passages`: the times that the light runs along the edge, each with its delay in milliseconds and a stable key. */
export type EdgeLook = { tone: EdgeTone; mark?: ReactNode; passages?: readonly LightPassage[] };
export type LightPassage = { key: string; delay: number };

export type FlowEdgeData = EdgeLook & { label: string; route: EdgeRoute };

const strokes: Record<EdgeTone, { stroke: string; strokeWidth: number; strokeDasharray?: string }> = {
  plain: { stroke: "var(--ink-faint)", strokeWidth: 1.25 },
  muted: { stroke: "var(--line-strong)", strokeWidth: 1.25 },
  taken: { stroke: "var(--ink-soft)", strokeWidth: 2 },
  latest: { stroke: "var(--accent)", strokeWidth: 2.5 },
  left: { stroke: "var(--accent)", strokeWidth: 2.5 },
  right: { stroke: "var(--caution)", strokeWidth: 2.5, strokeDasharray: "8 5" },
  both: { stroke: "var(--ink-soft)", strokeWidth: 3 },
};

const overEveryEdge = 2;

export function edgeColor(tone: EdgeTone): string {
  return strokes[tone].stroke;
}

/** An edge along its route, with its label and, where it was taken, how often. */
export function FlowEdge({ id, data, markerEnd, selected }: EdgeProps<Edge<FlowEdgeData>>) {
  if (!data) return null;
  const { route, tone, mark, passages = [] } = data;
  const path = curvePath(route.curve);
  const arrival = Math.max(0, ...passages.map(({ delay }) => delay + hopDuration));
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        className="transition-[stroke,stroke-width] duration-150"
        style={{
          ...strokes[tone],
          ...(selected && { stroke: "var(--accent)", strokeWidth: 2 }),
          transitionDelay: `${arrival}ms`,
        }}
        {...(markerEnd && { markerEnd })}
      />
      {passages.map(({ key, delay }) => (
        <path
          key={key}
          data-light
          d={path}
          pathLength={1}
          strokeDasharray="0.3 1.4"
          strokeDashoffset={0.3}
          style={{ animationDelay: `${delay}ms`, animationDuration: `${hopDuration}ms` }}
          className="pointer-events-none animate-[pass_linear_both] fill-none stroke-4 stroke-accent"
        />
      ))}
      {(data.label || mark) && (
        <EdgeLabelRenderer>
          <EdgeLabel
            text={data.label}
            box={route.label ?? middleOf(route)}
            isQuiet={!selected && (tone === "muted" || tone === "plain")}
            mark={mark}
          />
        </EdgeLabelRenderer>
      )}
    </>
  );
}

function EdgeLabel({
  text,
  box: { x, y, width, height },
  isQuiet,
  mark,
}: {
  text: string;
  box: Rectangle;
  isQuiet: boolean;
  mark: ReactNode;
}) {
  return (
    <div
      style={{ transform: `translate(${x}px, ${y}px)`, width, height, zIndex: overEveryEdge }}
      className="pointer-events-none absolute top-0 left-0 grid place-items-center"
    >
      <span className="relative max-w-full">
        <span
          className={classNames(
            "line-clamp-2 text-balance rounded bg-sunken px-1 text-center text-xs leading-4",
            isQuiet ? "text-ink-faint" : "font-medium text-ink",
          )}
        >
          {text}
        </span>
        {mark && (
          <span className="absolute bottom-2/3 left-full -ml-1 rounded-full border border-line-strong bg-raised px-1 font-medium text-ink text-xs leading-3.5 tabular-nums">
            {mark}
          </span>
        )}
      </span>
    </div>
  );
}

function middleOf({ curve }: EdgeRoute): Rectangle {
  return { ...pointAlong(pointsOn(curve), 0.5), width: 0, height: 0 };
}
