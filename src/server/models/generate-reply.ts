import type { ModelReply } from "@/engine/model-reply";
import type { GenerationRequest } from "@/engine/turn";
import { untoldUsage } from "@/engine/usage";
import type { LanguageModelV3 } from "@/server/ports/model-provider";
import { isSameJson, type JsonObject } from "@/shared/json";
import type { Known } from "./learned";
import { classifyAbort, classifyModelError, isCharged, ModelFailure } from "./model-failure";
import { toPrompt, toTools } from "./model-prompt";
import { createReplyReader, type ReplyReader } from "./read-reply";
import type { StreamPart } from "./reply-stream";
import { adaptTo, isAboutRoles, noHabits, parametersToLeaveOut, type ServerHabits } from "./server-habits";
import { takeBreaks } from "./take-breaks";

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
  /** What servers were found to want. What this one does is added. */
  habits: Known<ServerHabits>;
};

/**
 * Asks the model and reads its whole reply. A server that refuses the form of the request is asked again in another, and then
 * always in that one.
 * @throws ModelFailure when there is no whole reply, with what was said until then
 */
export async function generateReply(generation: Generation): Promise<ModelReply> {
  const { habits: known, modelId, request } = generation;
  const { messages } = request;
  let habits = known.get(modelId) ?? noHabits;
  let refusal: ModelFailure | null = null;
  for (;;) {
    try {
      const { reply, thinksAloud } = await askOnce(generation, habits);
      const found = { ...habits, thinksAloud: habits.thinksAloud || thinksAloud };
      if (!isSameJson(found, known.get(modelId) ?? noHabits)) known.set(modelId, found);
      return reply;
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      const isRefused = error.reason === "model_rejected" || error.reason === "model_unavailable";
      const next = isRefused && error.provider ? adaptTo(error.provider, habits, messages) : null;
      if (next === null) {
        if (refusal && isRefused && isAnsweredDifferently(refusal, error)) known.set(modelId, habits);
        else if (refusal && isRefused) throw refusal;
        throw error;
      }
      if (next.shape !== habits.shape) refusal = error;
      habits = next;
    }
  }
}

/** What was refused for its roles, and then for something else, was taken in the other form. */
function isAnsweredDifferently(first: ModelFailure, second: ModelFailure): boolean {
  return isAboutRoles(first.provider?.message ?? "") && !isAboutRoles(second.provider?.message ?? "");
}

async function askOnce(
  generation: Generation,
  habits: ServerHabits,
): Promise<{ reply: ModelReply; thinksAloud: boolean }> {
  const { signal, clock, modelId, model, onText } = generation;
  const startedAt = clock();
  const elapsedMs = () => Math.round(clock() - startedAt);
  const { thinksAloud } = habits;
  const reader = createReplyReader({ server: serverOf(model), onText, elapsedMs, thinksAloud });
  try {
    await readStream(generation, habits, reader);
    const reply = { ...reader.reply(), model: modelId, messageShape: habits.shape };
    return { reply, thinksAloud: reader.thinksAloud() };
  } catch (error) {
    const classified = signal.aborted ? classifyAbort(signal.reason) : classifyModelError(error);
    throw new ModelFailure(classified, {
      cause: signal.aborted ? signal.reason : error,
      partialText: reader.text(),
      ...(isCharged(classified.reason) && { spent: untoldUsage(elapsedMs()) }),
      messageShape: habits.shape,
    });
  }
}

async function readStream(generation: Generation, habits: ServerHabits, reader: ReplyReader): Promise<void> {
  const { stream } = await startStream(generation, habits);
  // A model that does not listen to the signal must not hold the turn.
  for await (const part of stream.pipeThrough(takeBreaks<StreamPart>(), { signal: generation.signal })) {
    reader.add(part);
  }
}

/**
 * Straight to the model: the SDK's `streamText` checks and converts the whole history anew at each generation, so that a
 * long chat became slower turn by turn.
 */
function startStream(
  { model, request, responseFormat, settings, signal }: Generation,
  { shape, without }: ServerHabits,
) {
  const tools = toTools(request.functions);
  const server = serverOf(model);
  return model.doStream({
    prompt: toPrompt(request, shape, server),
    ...(tools.length > 0 && { tools, toolChoice: { type: "auto" } }),
    ...(responseFormat && { responseFormat }),
    ...(settings.temperature !== undefined && { temperature: settings.temperature }),
    ...(settings.maxTokens !== undefined && { maxOutputTokens: settings.maxTokens }),
    ...(without.length > 0 && { providerOptions: { [server]: parametersToLeaveOut(without) } }),
    includeRawChunks: true,
    abortSignal: signal,
  });
}

function serverOf({ provider }: LanguageModelV3): string {
  return provider.split(".")[0] ?? provider;
}
