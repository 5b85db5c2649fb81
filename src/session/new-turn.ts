import { noUsage } from "@/engine/usage";
import type { Lease, Turn } from "./turn";

/** A turn as it is added: it leaves the state it found until it settles. */
export function newTurn(facts: {
  id: string;
  parent: Turn | null;
  kind: Turn["kind"];
  userText: string | null;
  revision: number;
  now: string;
  lease: Lease | null;
  idempotencyKey?: string | null;
}): Turn {
  const { id, parent, kind, userText, revision, now, lease, idempotencyKey = null } = facts;
  return {
    id,
    parentTurnId: parent?.id ?? null,
    kind,
    status: "pending",
    createdRevision: revision,
    revision,
    createdAt: now,
    settledAt: null,
    userText,
    segments: [],
    events: [],
    messages: [],
    usage: noUsage,
    pathUsage: parent?.pathUsage ?? noUsage,
    currentNodeId: parent?.currentNodeId ?? null,
    isEnd: false,
    gatheredContext: null,
    contextTurnId: parent?.contextTurnId ?? null,
    error: null,
    lease,
    idempotencyKey,
  };
}
