import { type Arrangement, boundsOfLayout, type GraphLayout, layoutGraph } from "./graph-layout";
import type { Size } from "./rectangle";

/** The smallest scale at which names and labels are easy to read. */
export const legibleScale = 0.75;

/** The numbers of label rows to try before one arrangement is chosen. Each takes time, most of all in a large graph. */
function labelRowChoices(edgeCount: number): number[] {
  if (edgeCount <= 30) return [1, 2, 3];
  return edgeCount <= 120 ? [2] : [];
}

/** A layout, and by how much it has to be scaled to be seen as a whole. */
export type FittingLayout = { arrangement: Arrangement; layout: GraphLayout; scale: number };

export type LayoutOf = (arrangement: Arrangement, labelRows: number) => GraphLayout;

/** The layouts of a definition, each computed once: a pane that is drawn wider asks for the same ones again. */
export function layoutsOf(definition: unknown): LayoutOf {
  const known = new Map<string, GraphLayout>();
  return (arrangement, labelRows) => {
    const key = `${arrangement} ${labelRows}`;
    const layout = known.get(key) ?? layoutGraph(definition, arrangement, { labelRows });
    known.set(key, layout);
    return layout;
  };
}

/**
 * The layout that can be read best in the room there is: as its author drew it where that can be read, else arranged. `wish`: the arrangement that was asked for, of
 * which only the proportions are chosen.
 */
export function legibleArrangement(layoutOf: LayoutOf, room: Size, wish: Arrangement | null): FittingLayout {
  const drawn = fittingLayout(layoutOf, room, "drawn", 1);
  const choices = labelRowChoices(drawn.layout.edges.length);
  const arranged = (arrangement: "down" | "right", rows: number[]) =>
    rows.map((labelRows) => fittingLayout(layoutOf, room, arrangement, labelRows));
  if (wish === "drawn" || (wish === null && drawn.scale >= legibleScale)) return drawn;
  if (wish !== null) return best(arranged(wish, choices.length > 0 ? choices : [1]));
  const down = best([drawn, ...arranged("down", choices)]);
  return down.scale < 1 && room.width > room.height ? best([down, ...arranged("right", choices)]) : down;
}

function fittingLayout(
  layoutOf: LayoutOf,
  room: Size,
  arrangement: Arrangement,
  labelRows: number,
): FittingLayout {
  const layout = layoutOf(arrangement, labelRows);
  return { arrangement, layout, scale: fittingScale(layout, room) };
}

function best(all: readonly FittingLayout[]): FittingLayout {
  return all.reduce((found, next) => (next.scale > found.scale ? next : found));
}

/** Never more than 1. */
function fittingScale(layout: GraphLayout, room: Size): number {
  const bounds = boundsOfLayout(layout);
  return bounds ? Math.min(1, room.width / bounds.width, room.height / bounds.height) : 1;
}
