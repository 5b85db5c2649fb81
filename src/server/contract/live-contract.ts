import { z } from "zod";
import { id } from "./scalars";

const sessionInput = z.strictObject({ workflowId: id, runId: id });

export const eventsInput = sessionInput.extend({
  /** Where the subscriber stood when it lost its connection: what followed comes next. */
  lastEventId: z.string().max(300).nullish(),
});

export const cancelInput = sessionInput.extend({ turnId: id, sinceRevision: z.int().min(0).optional() });

export type EventsInput = z.infer<typeof eventsInput>;
export type CancelInput = z.infer<typeof cancelInput>;
