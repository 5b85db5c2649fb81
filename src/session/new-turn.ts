import { noUsage } from "@/engine/usage";
import { type Actor, authorOf, type MessageAuthor } from "./actor";
import type { Lease, Turn } from "./turn";

/** A turn as it is added: it leaves the state it found until it settles. */
export function newTurn(facts: {
  id: string;
  parent: Turn | null;
  kind: Turn["kind"];
  actor: Actor;
  userText: string | null;
  /** Whoever adds it, when it is not given. */
  author?: MessageAuthor | undefined;
  revision: number;
  now: string;
  lease: Lease | null;
  idempotencyKey?: string | null;
}): Turn {
  const { id, parent, kind, actor, userText, revision, now, lease, idempotencyKey = null } = facts;
  const { author = authorOf(actor) } = facts;
  return {
    id,
    parentTurnId: parent?.id ?? null,
    kind,
    status: "pending",
    createdRevision: revision,
    revision,
    createdAt: now,
    settledAt: null,
    actor,
    userText,
    author: userText === null ? null : author,
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
