import type { FunctionCall, ModelReply } from "@/engine/model-reply";
import type { GenerationRequest } from "@/engine/turn";
import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { isJsonObject, type JsonObject } from "@/shared/json";
import { classifyAbort, classifyModelError, ModelFailure } from "./model-failure";
import { toPrompt, toTools } from "./model-prompt";

export type Generation = {
  model: LanguageModelV3;
  /** The id the model was chosen by, as the reply names it. */
  modelId: string;
  request: Pick<GenerationRequest, "system" | "messages" | "functions">;
  /** The shape of the answer when it is not for people to read. */
  responseFormat?: { type: "json"; name?: string; schema?: JsonObject } | undefined;
  settings: { temperature?: number | undefined; maxTokens?: number | undefined };
  /** Aborted with a `TimeoutError`, the generation has timed out; with anything else, it was interrupted. */
  signal: AbortSignal;
  onText: (delta: string) => void;
  /** Milliseconds; only differences are used. */
  clock: () => number;
};

type StreamResult = Awaited<ReturnType<LanguageModelV3["doStream"]>>;
type StreamPart = StreamResult["stream"] extends ReadableStream<infer Part> ? Part : never;
type FinishPart = Extract<StreamPart, { type: "finish" }>;

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

  const { stream } = await startStream(generation);
  // A model that does not listen to the signal must not hold the turn.
  for await (const part of stream.pipeThrough(new TransformStream(), { signal: generation.signal })) {
    switch (part.type) {
      case "text-delta":
        if (part.delta === "") break;
        timeToFirstTokenMs ??= elapsedMs();
        spoken.push(part.delta);
        onText(part.delta);
        break;
      case "tool-input-start":
        timeToFirstTokenMs ??= elapsedMs();
        break;
      case "tool-call":
        timeToFirstTokenMs ??= elapsedMs();
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
  if (finish === null || isCutOff(finish)) throw new ModelFailure({ reason: "model_cut_off" });
  const durationMs = elapsedMs();
  return {
    text: spoken.join(""),
    functionCalls,
    finishReason: finish.finishReason.unified,
    model: modelId,
    usage: readUsage(finish, durationMs),
    timeToFirstTokenMs,
    durationMs,
  };
}

/**
 * Straight to the model: the SDK's `streamText` checks and converts the whole history anew at each generation, so that a
 * long chat became slower turn by turn.
 */
function startStream({ model, request, responseFormat, settings, signal }: Generation) {
  const tools = toTools(request.functions);
  return model.doStream({
    prompt: toPrompt(request),
    ...(tools.length > 0 && { tools, toolChoice: { type: "auto" } }),
    ...(responseFormat && { responseFormat }),
    ...(settings.temperature !== undefined && { temperature: settings.temperature }),
    ...(settings.maxTokens !== undefined && { maxOutputTokens: settings.maxTokens }),
    abortSignal: signal,
  });
}

/** "other" stands both for a reason that the SDK does not know and for none at all. None means that the stream broke off. */
function isCutOff({ finishReason }: FinishPart): boolean {
  return finishReason.unified === "other" && finishReason.raw === undefined;
}

function readUsage({ usage }: FinishPart, durationMs: number): ModelReply["usage"] {
  const inputTokens = usage.inputTokens.total ?? 0;
  const outputTokens = usage.outputTokens.total ?? 0;
  const cacheWriteTokens = usage.inputTokens.cacheWrite ?? 0;
  return {
    inputTokens,
    cachedInputTokens: usage.inputTokens.cacheRead ?? 0,
    ...(cacheWriteTokens > 0 && { cacheWriteTokens }),
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    generations: 1,
    durationMs,
  };
}

/** Models send no text at all for "no arguments". */
function readArguments(input: string): FunctionCall["arguments"] {
  if (input.trim() === "") return { value: {} };
  try {
    const value: unknown = JSON.parse(input);
    return isJsonObject(value) ? { value } : { invalid: input };
  } catch {
    return { invalid: input };
  }
}
