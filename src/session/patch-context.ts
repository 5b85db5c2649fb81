import type { JsonObject } from "@/shared/json";
import { type Decision, nextChange } from "./change";
import { changedVariables } from "./changed-variables";
import { gatheredContextAt } from "./checkpoint";
import { newTurn } from "./new-turn";
import { refuseCommand, refuseOneMoreTurn, type SessionLimits } from "./refusals";
import { type Session, visibleTurn } from "./session";
import type { Turn } from "./turn";

export type PatchContextCommand = {
  set: JsonObject;
  unset: readonly string[];
  /** A node of the conversation, which the caller has checked; undefined leaves the current one. */
  currentNodeId: string | undefined;
  expectedRevision: number | undefined;
  turnId: string;
  now: string;
  limits: SessionLimits;
};

/** Rule 7. Sets and removes gathered values, or moves to another node, as a commit of its own. Values set win over removed ones. */
export function patchContext(session: Session, command: PatchContextCommand): Decision {
  const refusal = refuseCommand(session, command.expectedRevision);
  if (refusal) return { refusal };
  const base = visibleTurn(session);
  if (base.isEnd) return { refusal: { reason: "session_ended" } };
  const tooMany = refuseOneMoreTurn(session, command.limits);
  if (tooMany) return { refusal: tooMany };
  const before = gatheredContextAt(session, base.id);
  const removed = new Set(command.unset);
  const kept = Object.entries(before).filter(([key]) => !removed.has(key));
  const gatheredContext = { ...Object.fromEntries(kept), ...command.set };
  const isSameNode = (command.currentNodeId ?? base.currentNodeId) === base.currentNodeId;
  if (isSameNode && changedVariables(before, gatheredContext).length === 0) return { unchanged: true };
  const turn = newTurn({
    id: command.turnId,
    parent: base,
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
    currentNodeId: command.currentNodeId ?? base.currentNodeId,
    gatheredContext,
    contextTurnId: turn.id,
  };
  return { change: nextChange(session, command.now, { headTurnId: turn.id, cursorTurnId: null, addedTurn }) };
}
