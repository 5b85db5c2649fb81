import { z } from "zod";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { Usage } from "@/engine/usage";

const timestamp = z.string();

export const turnOutput = z.object({
  id: z.string(),
  parentTurnId: z.string().nullable(),
  kind: z.enum(["opening", "message", "context_patch"]),
  status: z.enum(["pending", "completed", "failed", "cancelled"]),
  /** The revision that added it. Orders turns: no change adds more than one. */
  createdRevision: z.number(),
  createdAt: timestamp,
  settledAt: timestamp.nullable(),
  userMessage: z.object({ text: z.string(), createdAt: timestamp }).nullable(),
  assistantMessage: z
    .object({ text: z.string(), createdAt: timestamp, segments: z.custom<Segment[]>() })
    .nullable(),
  events: z.custom<TurnEvent[]>(),
  usage: z.custom<Usage>(),
  error: z.object({ reason: z.string(), message: z.string() }).nullable(),
  /** Every turn with the same parent, this one included, oldest first. */
  siblingTurnIds: z.array(z.string()),
});

export type TurnOutput = z.infer<typeof turnOutput>;
