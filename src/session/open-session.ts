import { noUsage } from "@/engine/usage";
import type { Actor } from "./actor";
import { newTurn } from "./new-turn";
import type { Session } from "./session";
import type { Lease } from "./turn";

/** Rule 1. A session as it is stored first: revision 1, its opening turn pending. */
export function openSession(command: {
  runId: string;
  turnId: string;
  actor: Actor;
  now: string;
  lease: Lease;
}): Session {
  const { runId, turnId, actor, now, lease } = command;
  const opening = newTurn({
    id: turnId,
    parent: null,
    kind: "opening",
    actor,
    userText: null,
    revision: 1,
    now,
    lease,
  });
  return {
    runId,
    revision: 1,
    headTurnId: turnId,
    cursorTurnId: null,
    totalUsage: noUsage,
    updatedAt: now,
    turns: new Map([[turnId, opening]]),
  };
}
