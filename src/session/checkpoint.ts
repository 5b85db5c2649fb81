import type { Message } from "@/engine/message";
import type { JsonObject } from "@/shared/json";
import { pathTo } from "./path";
import { type Session, turnById } from "./session";

/** The state after a turn, derived from its ancestors. A turn that did not complete counts as the state it started from. */
export type Checkpoint = {
  version: 1;
  /** The nearest completed turn, this one included; null when none has completed. */
  anchorTurnId: string | null;
  currentNodeId: string | null;
  messages: Message[];
  gatheredContext: JsonObject;
  /** Kept for clients of the original's shape; nothing writes it. */
  toolState: JsonObject;
};

export function gatheredContextAt(session: Session, turnId: string): JsonObject {
  const { contextTurnId } = turnById(session, turnId);
  if (contextTurnId === null) return {};
  const context = turnById(session, contextTurnId).gatheredContext;
  if (context === null)
    throw new Error(`The turn ${contextTurnId} holds no context, and ${turnId} refers to it.`);
  return context;
}

export function checkpointAt(session: Session, turnId: string): Checkpoint {
  const completed = pathTo(session, turnId).filter((turn) => turn.status === "completed");
  return {
    version: 1,
    anchorTurnId: completed.at(-1)?.id ?? null,
    currentNodeId: turnById(session, turnId).currentNodeId,
    messages: completed.flatMap((turn) => turn.messages),
    gatheredContext: gatheredContextAt(session, turnId),
    toolState: {},
  };
}
