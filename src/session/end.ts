import { closeContext } from "@/engine/gathered-context";
import type { TurnEvent } from "@/engine/turn-event";
import type { Decision } from "./change";
import { gatheredContextAt } from "./checkpoint";
import { commitState } from "./commit-state";
import { refuseCommand } from "./refusals";
import { pendingTurn, type Session, visibleTurn } from "./session";

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
  const ending: TurnEvent = {
    type: "session_end",
    createdAt: command.now,
    payload: { reason: command.reason, disposition, nodeId: last.currentNodeId },
  };
  const change = commitState(session, command, { gatheredContext: context, isEnd: true, events: [ending] });
  return { change };
}
