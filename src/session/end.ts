import { closeContext } from "@/engine/gathered-context";
import type { TurnEvent } from "@/engine/turn-event";
import type { Usage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import type { Actor } from "./actor";
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
  actor: Actor;
  now: string;
  /** What was extracted for the end; null when the node extracts nothing. */
  extraction?: { gatheredContext: JsonObject; events: TurnEvent[]; usage: Usage } | null;
};

/** Rule 9. Ending is a commit like any other, so it can be rewound. Repeating it changes nothing. */
export function end(session: Session, command: EndCommand): Decision {
  const last = visibleTurn(session);
  if (last.isEnd && !pendingTurn(session)) return { unchanged: true };
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const { extraction = null } = command;
  const { context, disposition } = closeContext(
    extraction?.gatheredContext ?? gatheredContextAt(session, last.id),
    { disposition: null, fallback: command.reason },
  );
  const ending: TurnEvent = {
    type: "session_end",
    createdAt: command.now,
    payload: { reason: command.reason, disposition, nodeId: last.currentNodeId },
  };
  const change = commitState(session, command, {
    gatheredContext: context,
    isEnd: true,
    events: [...(extraction?.events ?? []), ending],
    ...(extraction && { usage: extraction.usage }),
  });
  return { change };
}
