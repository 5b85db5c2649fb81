import { z } from "zod";
import { id } from "./scalars";
import { segmentSource, turnEvent } from "./turn-log";
import { turnStatus } from "./turn-output";

const sessionInput = z.strictObject({ workflowId: id, runId: id });

export const eventsInput = sessionInput.extend({
  /** Where the subscriber stood when it lost its connection: what followed comes next. */
  lastEventId: z.string().max(300).nullish(),
});

export const cancelInput = sessionInput.extend({ turnId: id, sinceRevision: z.int().min(0).optional() });

const turnId = z.string();
const revision = z.number();

/** The events of a turn that are told while it runs. */
export const toldEventTypes = [
  "node_transition",
  "generation_started",
  "generation",
  "aside_started",
  "tool_call_started",
  "tool_call_result",
] as const;

/**
 * What happens in a session, as those who watch it are told. A turn starts, goes on and settles, in this order; every other accepted
 * change is a `session_changed`, and ends the turn that ran before it.
 */
export const liveEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("session_changed"), revision }),
  z.object({ type: z.literal("turn_started"), turnId, revision }),
  z.object({ type: z.literal("turn_settled"), turnId, revision, status: turnStatus }),
  z.object({
    type: z.literal("text_delta"),
    turnId,
    nodeId: z.string(),
    nodeName: z.string(),
    source: segmentSource,
    /** The generation it follows from; null for a greeting. */
    generation: z.number().nullable(),
    /** The next piece of the segment with this index; what a turn says is its segments in order. */
    text: z.string(),
    segmentIndex: z.number(),
  }),
  z.object({ type: z.enum(toldEventTypes), turnId, event: turnEvent }),
]);

export type EventsInput = z.infer<typeof eventsInput>;
export type CancelInput = z.infer<typeof cancelInput>;
export type LiveEvent = z.output<typeof liveEvent>;
export type SessionChanged = Extract<LiveEvent, { type: "session_changed" }>;
export type TurnProgress = Exclude<LiveEvent, SessionChanged>;
