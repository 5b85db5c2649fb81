import { type Arrangement, boundsOfLayout, type GraphLayout, layoutGraph } from "./graph-layout";
import type { Size } from "./rectangle";

/** Of the size it has unscaled: below it, names and labels are hard to read. */
export const legibleScale = 0.75;

const labelRowChoices = [1, 2, 3];

/** A layout, and by how much it has to be scaled to be seen as a whole. */
export type FittingLayout = { arrangement: Arrangement; layout: GraphLayout; scale: number };

/**
 * The layout that can be read best in the room there is: as its author drew it where that can be read, else arranged. `wish`: the arrangement that was asked for, of
 * which only the proportions are chosen.
 */
export function legibleArrangement(definition: unknown, room: Size, wish: Arrangement | null): FittingLayout {
  if (wish !== null) return best(candidates(definition, room, wish));
  const drawn = best(candidates(definition, room, "drawn"));
  if (drawn.scale >= legibleScale) return drawn;
  const down = best([drawn, ...candidates(definition, room, "down")]);
  return down.scale < 1 && room.width > room.height
    ? best([down, ...candidates(definition, room, "right")])
    : down;
}

function candidates(definition: unknown, room: Size, arrangement: Arrangement): FittingLayout[] {
  const rows = arrangement === "drawn" ? [1] : labelRowChoices;
  return rows.map((labelRows) => {
    const layout = layoutGraph(definition, arrangement, { labelRows });
    return { arrangement, layout, scale: fittingScale(layout, room) };
  });
}

function best(all: readonly FittingLayout[]): FittingLayout {
  return all.reduce((found, next) => (next.scale > found.scale ? next : found));
}

/** Never more than 1. */
function fittingScale(layout: GraphLayout, room: Size): number {
  const bounds = boundsOfLayout(layout);
  return bounds ? Math.min(1, room.width / bounds.width, room.height / bounds.height) : 1;
}
