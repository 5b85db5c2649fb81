import { addUsage, noUsage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import { storable } from "@/shared/storable";
import type { Actor } from "./actor";
import { nextChange, type SessionChange } from "./change";
import { newTurn } from "./new-turn";
import { type Session, visibleTurn } from "./session";
import type { Turn } from "./turn";

/** Changes the state without a message: a turn of its own under the visible turn, settled at once. */
export function commitState(
  session: Session,
  { turnId, actor, now }: { turnId: string; actor: Actor; now: string },
  state: { gatheredContext: JsonObject } & Partial<
    Pick<Turn, "currentNodeId" | "isEnd" | "events" | "usage">
  >,
): SessionChange {
  const turn = newTurn({
    id: turnId,
    parent: visibleTurn(session),
    kind: "context_patch",
    actor,
    userText: null,
    revision: session.revision + 1,
    now,
    lease: null,
  });
  const { usage = noUsage } = state;
  const addedTurn: Turn = {
    ...turn,
    ...storable(state),
    status: "completed",
    settledAt: now,
    contextTurnId: turnId,
    pathUsage: addUsage(turn.pathUsage, usage),
  };
  const totalUsage = addUsage(session.totalUsage, usage);
  return nextChange(session, now, { headTurnId: turnId, cursorTurnId: null, totalUsage, addedTurn });
}
