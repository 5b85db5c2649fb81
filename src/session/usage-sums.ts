import { addUsage, noUsage } from "@/engine/usage";
import type { Session } from "./session";
import type { Turn } from "./turn";

/** The session with its sums made anew from what each of its turns has spent (rule 13a). */
export function withUsageSums(session: Session): Session {
  const turns = new Map<string, Turn>();
  let totalUsage = noUsage;
  const inOrder = [...session.turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);
  for (const turn of inOrder) {
    const parent = turn.parentTurnId === null ? null : turns.get(turn.parentTurnId);
    turns.set(turn.id, { ...turn, pathUsage: addUsage(parent?.pathUsage ?? noUsage, turn.usage) });
    totalUsage = addUsage(totalUsage, turn.usage);
  }
  return { ...session, totalUsage, turns };
}
