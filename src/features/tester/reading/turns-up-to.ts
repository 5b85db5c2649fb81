import type { TurnOutput } from "@/server/contract/turn-output";

/** The turns from the first to one of the path, or all of them when it is not on it. */
export function turnsUpTo(turns: readonly TurnOutput[], turnId: string | null): readonly TurnOutput[] {
  const index = turns.findIndex((turn) => turn.id === turnId);
  return index < 0 ? turns : turns.slice(0, index + 1);
}
