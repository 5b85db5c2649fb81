import type { Message } from "@/engine/message";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { Usage } from "@/engine/usage";
import type { JsonObject } from "@/shared/json";
import type { Actor, MessageAuthor } from "./actor";

export type TurnKind = "opening" | "message" | "context_patch";
export type TurnStatus = "pending" | "completed" | "failed" | "cancelled";

/** Who is running a pending turn, and until when others must believe that it is alive. */
export type Lease = { owner: string; expiresAt: string };

/**
 * A node of the tree, like a commit: a parent, what was added, the state it left. Immutable once settled.
 * A turn that did not complete leaves the state it started from, so any settled turn can be built on.
 */
export type Turn = {
  id: string;
  parentTurnId: string | null;
  kind: TurnKind;
  status: TurnStatus;
  /** The session revision that added this turn. Orders turns: no change adds more than one. */
  createdRevision: number;
  /** The session revision that last changed this turn. */
  revision: number;
  createdAt: string;
  settledAt: string | null;
  /** Who added it. */
  actor: Actor;
  userText: string | null;
  /** Who the words are by; null where there are none. */
  author: MessageAuthor | null;
  segments: Segment[];
  events: TurnEvent[];
  /** What this turn appended to the model's history; empty unless completed. */
  messages: Message[];
  usage: Usage;
  /** The usage of this turn and all its ancestors. */
  pathUsage: Usage;
  currentNodeId: string | null;
  /** True when the workflow has ended here. */
  isEnd: boolean;
  /** The context this turn left; null when it left it as it found it. */
  gatheredContext: JsonObject | null;
  /** This turn or its nearest ancestor that holds the context; null when nobody gathered anything yet. */
  contextTurnId: string | null;
  error: { reason: string; message: string } | null;
  lease: Lease | null;
  /** The caller's name for the message. */
  idempotencyKey: string | null;
};
