import type { TurnOutput } from "@/server/contract/turn-output";
import type { TesterSession } from "./tester-session";

/** Whether it has to be said who added a turn: several have, in whatever branch, or somebody other than a person. */
export function hasSeveralActors({
  createdBy,
  sessionData: { turns, discardedFuture },
}: TesterSession): boolean {
  const all: readonly TurnOutput[] = [...turns, ...discardedFuture.flatMap((path) => path.turns)];
  const actors = [createdBy, ...all.map(({ actor }) => actor)];
  return new Set(actors.map(({ kind, id }) => `${kind} ${id}`)).size > 1 || createdBy.kind !== "person";
}
