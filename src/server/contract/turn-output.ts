import { z } from "zod";
import { actor, messageAuthor, providerAnswer, segment, turnEvent, usage } from "./turn-log";

const timestamp = z.string();

export const turnKind = z.enum(["opening", "message", "context_patch"]);
export const turnStatus = z.enum(["pending", "completed", "failed", "cancelled"]);

export const turnOutput = z.object({
  id: z.string(),
  parentTurnId: z.string().nullable(),
  kind: turnKind,
  status: turnStatus,
  /** The revision that added it. Orders turns: no change adds more than one. */
  createdRevision: z.number(),
  createdAt: timestamp,
  settledAt: timestamp.nullable(),
  /** Who added it. */
  actor,
  userMessage: z.object({ text: z.string(), createdAt: timestamp, author: messageAuthor }).nullable(),
  assistantMessage: z
    .object({ text: z.string(), createdAt: timestamp, segments: z.array(segment) })
    .nullable(),
  events: z.array(turnEvent),
  usage,
  error: z
    .object({ reason: z.string(), message: z.string(), provider: providerAnswer.exactOptional() })
    .nullable(),
  /** Every turn with the same parent, this one included, oldest first. */
  siblingTurnIds: z.array(z.string()),
});

export type TurnOutput = z.infer<typeof turnOutput>;
