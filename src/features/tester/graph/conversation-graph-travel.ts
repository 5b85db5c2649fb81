import { hopDuration } from "@/features/graph/hop-duration";
import type { GraphRoute, Hop } from "@/session/graph-route";

/** How many hops the light runs along one after the other; of more at once, these are the last ones. */
const mostHops = 6;

/** The light on its way along hops: `delay` and `endsAt` in milliseconds, the latter on the clock of `now`. */
export type Travel = { hops: readonly TravelledHop[]; endsAt: number };
export type TravelledHop = Hop & { key: string; delay: number };

export const standstill: Travel = { hops: [], endsAt: 0 };

/**
 * How the light travels when the route has become longer: along the new hops, one after the other, after those it is
 * still on. It does not travel when the route did not just grow by hops of one turn: after a rewind, or on another
 * branch.
 */
export function travelOn(current: Travel, from: GraphRoute, to: GraphRoute, now: number): Travel {
  if (!from.hops.every((hop, index) => isSameHop(hop, to.hops[index]))) return standstill;
  const added = to.hops.slice(from.hops.length);
  const [next] = added;
  if (!next) return current;
  if (from.hops.length === 0 || added.some(({ turnId }) => turnId !== next.turnId)) return standstill;
  const wait = Math.max(0, current.endsAt - now);
  const skipped = Math.max(0, added.length - mostHops);
  const hops = added.slice(skipped).map((hop, index) => ({
    ...hop,
    key: `${from.hops.length + skipped + index}`,
    delay: wait + index * hopDuration,
  }));
  return {
    hops: wait > 0 ? [...current.hops, ...hops] : hops,
    endsAt: now + wait + hops.length * hopDuration,
  };
}

/** How long a node waits for the light; 0 when it is not on its way there. */
export function arrivalAt(nodeId: string, { hops }: Travel): number {
  const hop = hops.find((each) => each.nodeId === nodeId);
  return hop ? hop.delay + hopDuration : 0;
}

export function passagesOf(edgeId: string, { hops }: Travel): { key: string; delay: number }[] {
  return hops.flatMap((hop) => (hop.edgeId === edgeId ? [{ key: hop.key, delay: hop.delay }] : []));
}

function isSameHop(one: Hop, other: Hop | undefined): boolean {
  return one.turnId === other?.turnId && one.nodeId === other.nodeId && one.edgeId === other.edgeId;
}
