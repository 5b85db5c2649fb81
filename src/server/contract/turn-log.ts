import { z } from "zod";
import type { ProviderAnswer } from "@/engine/failure";
import type { Message } from "@/engine/message";
import type { SentBack } from "@/engine/sent-back";
import type { Segment, TurnEvent } from "@/engine/turn-event";
import type { Usage } from "@/engine/usage";
import type { Actor } from "@/session/actor";
import { storedObject, storedValue } from "./scalars";

/** The parts of a turn as they are stored, put into session files and answered with. What comes from outside is checked against the same shapes. */

const text = z.string();
const amount = z.number().min(0);
const tokens = amount.nullable();

export const usage = z.object({
  inputTokens: tokens,
  cachedInputTokens: amount,
  cacheWriteTokens: amount.exactOptional(),
  outputTokens: tokens,
  reasoningTokens: amount.exactOptional(),
  totalTokens: tokens,
  generations: amount,
  durationMs: amount,
}) satisfies z.ZodType<Usage>;

export const actor = z.object({
  kind: z.enum(["person", "api_key", "persona", "script", "system"]),
  id: text.nullable(),
  name: text,
}) satisfies z.ZodType<Actor>;

export const messageAuthor = z.enum(["person", "api_key", "persona", "script"]);

const serverFields = z.record(text, storedObject).exactOptional();

const sentBack = z.object({
  server: text,
  reasoningField: z.enum(["reasoning_content", "reasoning"]).nullable(),
  reasoningDetails: z.array(storedObject),
  calls: z.array(storedObject.nullable()),
}) satisfies z.ZodType<SentBack>;

export const providerAnswer = z.object({
  status: z.int().nullable(),
  message: text,
  retryAfterMs: amount.nullable(),
}) satisfies z.ZodType<ProviderAnswer>;

const messageShape = z.literal("alternating").exactOptional();

export const message = z.union([
  z.object({ role: z.literal("user"), content: text }),
  z.object({
    role: z.literal("assistant"),
    content: z.union([
      text,
      z.array(
        z.discriminatedUnion("type", [
          z.object({ type: z.literal("text"), text }),
          z.object({
            type: z.literal("tool-call"),
            toolCallId: text,
            toolName: text,
            input: storedValue,
            providerOptions: serverFields,
          }),
        ]),
      ),
    ]),
    providerOptions: serverFields,
  }),
  z.object({
    role: z.literal("tool"),
    content: z.array(
      z.object({
        type: z.literal("tool-result"),
        toolCallId: text,
        toolName: text,
        output: z.object({ type: z.enum(["json", "error-json"]), value: storedValue }),
      }),
    ),
  }),
]) satisfies z.ZodType<Message>;

/** How a generation is named: by every log since version 2; a log of version 1 has no numbers, and is read with these in their place. */
export const generationNumbers = {
  2: { generation: z.int().min(1), generationOrNull: z.int().min(1).nullable() },
  1: { generation: z.literal(0).default(0), generationOrNull: z.null().default(null) },
} as const;

type Numbers = (typeof generationNumbers)[keyof typeof generationNumbers];

export const segmentSource = z.enum(["greeting", "model", "transition_speech", "tool_message"]);

export const segmentWith = ({ generationOrNull }: Numbers) =>
  z.object({
    nodeId: text,
    nodeName: text,
    source: segmentSource,
    text,
    generation: generationOrNull,
  });

export const turnEventWith = ({ generation, generationOrNull }: Numbers) => {
  const call = {
    generation,
    nodeId: text,
    toolCallId: text,
    functionName: text,
    kind: z.enum(["transition", "tool", "unknown"]),
    toolId: text.exactOptional(),
    toolName: text.exactOptional(),
  };
  return z.discriminatedUnion("type", [
    event("node_transition", {
      nodeId: text,
      nodeName: text,
      previousNodeId: text.nullable(),
      previousNodeName: text.nullable(),
      edgeId: text.nullable(),
      functionName: text.nullable(),
      generation: generationOrNull,
      allowInterrupt: z.boolean(),
    }),
    event("generation_started", {
      generation,
      nodeId: text,
      nodeName: text,
      functions: z.array(text),
      promptHash: text.nullable(),
      functionsHash: text.nullable(),
      historyLength: z.int().min(0).nullable(),
      messageShape,
    }),
    event("generation", {
      generation,
      nodeId: text,
      nodeName: text,
      model: text,
      promptHash: text,
      offeredFunctions: z.array(text),
      chosenFunctions: z.array(text),
      finishReason: text,
      reasoning: text.exactOptional(),
      sentBack: sentBack.exactOptional(),
      messageShape,
      usage,
      timeToFirstTokenMs: amount.nullable(),
      durationMs: amount,
    }),
    event("tool_call_started", { ...call, arguments: storedValue }),
    event("tool_call_result", {
      ...call,
      result: storedObject,
      mode: z.enum(["live", "mock", "recorded"]).exactOptional(),
      durationMs: amount.exactOptional(),
      recordedTurnId: text.exactOptional(),
    }),
    event("aside_started", {
      purpose: z.enum(["extraction", "summary"]),
      nodeId: text,
      promptHash: text.nullable(),
      historyLength: z.int().min(0).nullable(),
    }),
    event("extraction", {
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
    event("pre_call_fetch", {
      nodeId: text,
      url: text,
      context: storedObject,
      error: text.nullable(),
      isRecorded: z.boolean(),
      durationMs: amount,
    }),
    event("context_compaction", {
      nodeId: text,
      model: text,
      summary: text,
      summarisedMessages: z.int().min(0),
      usage,
      durationMs: amount,
    }),
    event("render_warning", { nodeId: text, field: text, paths: z.array(text) }),
    event("notice", { nodeId: text, kind: text, message: text }),
    event("session_end", { reason: text, disposition: text, nodeId: text.nullable() }),
    event("execution_error", {
      reason: text,
      message: text,
      generation: generationOrNull,
      provider: providerAnswer.exactOptional(),
      messageShape,
    }),
  ]);
};

function event<Type extends TurnEvent["type"], Shape extends z.ZodRawShape>(type: Type, payload: Shape) {
  return z.object({
    type: z.literal(type),
    createdAt: z.iso.datetime({ offset: true }),
    payload: z.object(payload),
  });
}

export const segment = segmentWith(generationNumbers[2]) satisfies z.ZodType<Segment>;
export const turnEvent = turnEventWith(generationNumbers[2]) satisfies z.ZodType<TurnEvent>;
