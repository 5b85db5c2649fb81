import type { JsonObject } from "@/shared/json";
import { nextChange, type SessionChange } from "./change";
import { newTurn } from "./new-turn";
import { type Session, visibleTurn } from "./session";
import type { Turn } from "./turn";

/** A change of state that nobody said anything for: a turn of its own after what is shown, settled at once. */
export function commitState(
  session: Session,
  { turnId, now }: { turnId: string; now: string },
  state: { gatheredContext: JsonObject } & Partial<Pick<Turn, "currentNodeId" | "isEnd" | "events">>,
): SessionChange {
  const turn = newTurn({
    id: turnId,
    parent: visibleTurn(session),
    kind: "context_patch",
    userText: null,
    revision: session.revision + 1,
    now,
    lease: null,
  });
  const addedTurn: Turn = { ...turn, ...state, status: "completed", settledAt: now, contextTurnId: turnId };
  return nextChange(session, now, { headTurnId: turnId, cursorTurnId: null, addedTurn });
}
