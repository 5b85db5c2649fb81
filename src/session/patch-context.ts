import type { JsonObject } from "@/shared/json";
import type { Actor } from "./actor";
import type { Decision } from "./change";
import { changedVariables } from "./changed-variables";
import { gatheredContextAt } from "./checkpoint";
import { commitState } from "./commit-state";
import { refuseCommand, refuseOneMoreTurn, type SessionLimits } from "./refusals";
import { type Session, visibleTurn } from "./session";

export type PatchContextCommand = {
  set: JsonObject;
  unset: readonly string[];
  /** A node of the conversation, which the caller has checked; undefined leaves the current one. */
  currentNodeId: string | undefined;
  expectedRevision: number | undefined;
  turnId: string;
  actor: Actor;
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
  const currentNodeId = command.currentNodeId ?? base.currentNodeId;
  const isSameNode = currentNodeId === base.currentNodeId;
  if (isSameNode && changedVariables(before, gatheredContext).length === 0) return { unchanged: true };
  return { change: commitState(session, command, { gatheredContext, currentNodeId }) };
}
