import { z } from "zod";
import type { TurnEvent } from "@/engine/turn-event";
import { isJsonObject } from "@/shared/json";
import { jsonObject } from "./scalars";

/** The events of a turn as a session file holds them. A file may come from anywhere: what is read again later is checked here. */

const text = z.string();
const amount = z.number().min(0);
const jsonValue = z.json();
export const usage = z.strictObject({
  inputTokens: amount,
  cachedInputTokens: amount,
  cacheWriteTokens: amount.exactOptional(),
  outputTokens: amount,
  totalTokens: amount,
  generations: amount,
  durationMs: amount,
});

const call = {
  nodeId: text,
  toolCallId: text,
  functionName: text,
  kind: z.enum(["transition", "tool", "unknown"]),
  toolId: text.exactOptional(),
  toolName: text.exactOptional(),
};

const payloads = {
  node_transition: z.object({
    nodeId: text,
    nodeName: text,
    previousNodeId: text.nullable(),
    previousNodeName: text.nullable(),
    edgeId: text.nullable(),
    functionName: text.nullable(),
    allowInterrupt: z.boolean(),
  }),
  generation: z.object({
    nodeId: text,
    nodeName: text,
    model: text,
    promptHash: text,
    offeredFunctions: z.array(text),
    chosenFunctions: z.array(text),
    finishReason: text,
    usage,
    timeToFirstTokenMs: amount.nullable(),
    durationMs: amount,
  }),
  tool_call_started: z.object({ ...call, arguments: jsonValue }),
  tool_call_result: z.object({
    ...call,
    result: jsonObject,
    mode: z.enum(["live", "mock", "recorded"]).exactOptional(),
    durationMs: amount.exactOptional(),
  }),
  extraction: z.object({
    nodeId: text,
    nodeName: text,
    model: text,
    promptHash: text,
    values: z.array(
      z.object({ name: text, value: z.union([text, z.number(), z.boolean()]), source: text.nullable() }),
    ),
    dropped: z.array(z.object({ name: text, reason: text })),
    error: text.nullable(),
    usage,
    durationMs: amount,
  }),
  pre_call_fetch: z.object({
    nodeId: text,
    url: text,
    context: jsonObject,
    error: text.nullable(),
    isRecorded: z.boolean(),
    durationMs: amount,
  }),
  context_compaction: z.object({
    nodeId: text,
    model: text,
    summary: text,
    summarisedMessages: z.int().min(0),
    usage,
    durationMs: amount,
  }),
  render_warning: z.object({ nodeId: text, field: text, paths: z.array(text) }),
  notice: z.object({ nodeId: text, kind: text, message: text }),
  session_end: z.object({ reason: text, disposition: text, nodeId: text.nullable() }),
  execution_error: z.object({ reason: text, message: text }),
} satisfies { [Type in TurnEvent["type"]]: z.ZodType };

const eventShape = z.object({
  type: z.enum(Object.keys(payloads) as [TurnEvent["type"], ...TurnEvent["type"][]]),
  createdAt: z.iso.datetime({ offset: true }),
  payload: z.unknown(),
});

/** Payloads keep the fields that this version does not know. */
export const turnEvent = z.custom<TurnEvent>((value) => {
  const event = eventShape.safeParse(value);
  return (
    event.success &&
    isJsonObject(event.data.payload) &&
    payloads[event.data.type].safeParse(event.data.payload).success
  );
}, "This is not an event of a turn.");
