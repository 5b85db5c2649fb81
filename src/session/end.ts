import { closeContext } from "@/engine/gathered-context";
import { type Decision, nextChange } from "./change";
import { gatheredContextAt } from "./checkpoint";
import { newTurn } from "./new-turn";
import { refuseCommand } from "./refusals";
import { pendingTurn, type Session, visibleTurn } from "./session";
import type { Turn } from "./turn";

export type EndCommand = {
  /** What ended it, such as `user_hangup`. An extracted `call_disposition` wins. */
  reason: string;
  expectedRevision: number | undefined;
  turnId: string;
  now: string;
};

/** Rule 9. Ending is a commit like any other, so it can be rewound. Repeating it changes nothing. */
export function end(session: Session, command: EndCommand): Decision {
  const last = visibleTurn(session);
  if (last.isEnd && !pendingTurn(session)) return { unchanged: true };
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const { context, disposition } = closeContext(gatheredContextAt(session, last.id), command.reason);
  const turn = newTurn({
    id: command.turnId,
    parent: last,
    kind: "context_patch",
    userText: null,
    revision: session.revision + 1,
    now: command.now,
    lease: null,
  });
  const addedTurn: Turn = {
    ...turn,
    status: "completed",
    settledAt: command.now,
    isEnd: true,
    gatheredContext: context,
    contextTurnId: turn.id,
    events: [
      {
        type: "session_end",
        createdAt: command.now,
        payload: { reason: command.reason, disposition, nodeId: last.currentNodeId },
      },
    ],
  };
  return {
    change: nextChange(session, command.now, { headTurnId: addedTurn.id, cursorTurnId: null, addedTurn }),
  };
}
