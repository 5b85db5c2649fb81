import { type JSONSchema7, jsonSchema, streamText, type TextStreamPart, type ToolSet, tool } from "ai";
import type { FunctionCall, FunctionDefinition, GenerationRequest, ModelReply } from "@/engine/turn";
import type { Usage } from "@/engine/usage";
import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { isJsonObject } from "@/shared/json";
import { classifyAbort, classifyModelError, ModelFailure } from "./model-failure";

export type Generation = {
  model: LanguageModelV3;
  /** The id the model was chosen by, as the reply names it. */
  modelId: string;
  request: GenerationRequest;
  settings: { temperature?: number | undefined; maxTokens?: number | undefined };
  /** Aborted with a `TimeoutError`, the generation has timed out; with anything else, it was interrupted. */
  signal: AbortSignal;
  onText: (delta: string) => void;
  /** Milliseconds; only differences are used. */
  clock: () => number;
};

type Part = TextStreamPart<ToolSet>;
type FinishPart = Extract<Part, { type: "finish" }>;

// The SDK prints a model's warnings ("temperature is not supported …") on the console unless told not to.
globalThis.AI_SDK_LOG_WARNINGS = false;

/**
 * Asks the model once and reads its whole reply.
 * @throws ModelFailure when there is no whole reply, with what was said until then.
 */
export async function generateReply(generation: Generation): Promise<ModelReply> {
  const spoken: string[] = [];
  try {
    return await readReply(generation, spoken);
  } catch (error) {
    const { signal } = generation;
    const partialText = spoken.join("");
    throw signal.aborted
      ? new ModelFailure(classifyAbort(signal.reason), { cause: signal.reason, partialText })
      : new ModelFailure(classifyModelError(error), { cause: error, partialText });
  }
}

async function readReply(generation: Generation, spoken: string[]): Promise<ModelReply> {
  const { clock, onText, modelId } = generation;
  const startedAt = clock();
  const elapsedMs = () => Math.round(clock() - startedAt);
  const functionCalls: FunctionCall[] = [];
  let finish: FinishPart | null = null;
  let timeToFirstTokenMs: number | null = null;

  for await (const part of startStream(generation).fullStream) {
    if (firstTokens.has(part.type)) timeToFirstTokenMs ??= elapsedMs();
    switch (part.type) {
      case "text-delta":
        spoken.push(part.text);
        onText(part.text);
        break;
      case "tool-call":
        functionCalls.push({
          id: part.toolCallId,
          name: part.toolName,
          arguments: readArguments(part.input),
        });
        break;
      case "finish":
        finish = part;
        break;
      case "error":
        throw part.error;
    }
  }
  if (finish === null || brokeOff(finish)) throw new ModelFailure({ reason: "model_cut_off" });
  const durationMs = elapsedMs();
  return {
    text: spoken.join(""),
    functionCalls,
    finishReason: finish.finishReason,
    model: modelId,
    usage: readUsage(finish, durationMs),
    timeToFirstTokenMs,
    durationMs,
  };
}

const firstTokens = new Set<Part["type"]>(["text-delta", "tool-input-start", "tool-call"]);

/** The SDK says "other" for a reason it does not know and for none at all. None means that the stream broke off. */
function brokeOff({ finishReason, rawFinishReason }: FinishPart): boolean {
  return finishReason === "other" && rawFinishReason === undefined;
}

function readUsage({ totalUsage }: FinishPart, durationMs: number): Usage {
  return {
    inputTokens: totalUsage.inputTokens ?? 0,
    cachedInputTokens: totalUsage.inputTokenDetails.cacheReadTokens ?? 0,
    outputTokens: totalUsage.outputTokens ?? 0,
    totalTokens: totalUsage.totalTokens ?? 0,
    generations: 1,
    durationMs,
  };
}

function startStream({ model, request, settings, signal }: Generation) {
  return streamText({
    model,
    // The prompt travels as a message: the SDK refuses an empty list, and an opening turn has nothing else to send.
    messages: [{ role: "system", content: request.system }, ...request.messages],
    allowSystemInMessages: true,
    tools: offerFunctions(request.functions),
    ...(settings.temperature !== undefined && { temperature: settings.temperature }),
    ...(settings.maxTokens !== undefined && { maxOutputTokens: settings.maxTokens }),
    maxRetries: 0,
    abortSignal: signal,
    // Errors are read from the stream; the default prints them.
    onError: () => undefined,
  });
}

function offerFunctions(functions: readonly FunctionDefinition[]): ToolSet {
  return Object.fromEntries(
    functions.map(({ name, description, parameters }) => [
      name,
      tool({ description, inputSchema: jsonSchema(parameters as JSONSchema7) }),
    ]),
  );
}

/** The SDK hands over parsed JSON, or the raw text when it is none. Models send no text at all for "no arguments". */
function readArguments(input: unknown): FunctionCall["arguments"] {
  if (isJsonObject(input)) return { value: input };
  if (typeof input !== "string") return { invalid: JSON.stringify(input) };
  return input.trim() === "" ? { value: {} } : { invalid: input };
}
