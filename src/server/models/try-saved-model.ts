import type { TestOutput } from "../contract/model-contract";
import { turnFailureMessages } from "../contract/turn-failure";
import type { Caller, Services } from "../services";
import { generateReply } from "./generate-reply";
import { ModelFailure } from "./model-failure";
import { findSavedModel } from "./saved-model";

const timeoutMs = 30_000;

/** In place of the messages that speak of the server's own settings. */
const ownWords = new Map<string, string>([
  ["model_unauthorized", "The model's server refused the key. Save the model with another one."],
  ["model_timed_out", "The model's server did not answer within 30 seconds."],
]);

/** Asks the model for one short answer, and says why there was none. @throws AppError not_allowed */
export async function trySavedModel(
  services: Services,
  caller: Caller,
  { modelId }: { modelId: string },
): Promise<TestOutput> {
  await findSavedModel(services, caller, modelId);
  const startedAt = performance.now();
  const answer = await ask(services, caller, modelId);
  return { ...answer, durationMs: Math.round(performance.now() - startedAt) };
}

async function ask(
  services: Services,
  caller: Caller,
  modelId: string,
): Promise<Omit<TestOutput, "durationMs">> {
  const model = await services.models.resolve(modelId, caller.organizationId);
  if (!model) {
    const reason = "model_not_configured";
    return { text: null, error: { reason, message: "The stored key cannot be read: save the model again." } };
  }
  try {
    const { text } = await generateReply({
      model,
      modelId,
      request: {
        system: "Answer in one short sentence.",
        messages: [{ role: "user", content: "Say hello." }],
        functions: [],
      },
      settings: { maxTokens: 64 },
      signal: AbortSignal.timeout(timeoutMs),
      onText: () => undefined,
      clock: () => performance.now(),
      habits: services.serverHabits.of(caller.organizationId),
    });
    return { text, error: null };
  } catch (error) {
    const reason = error instanceof ModelFailure ? error.reason : "internal";
    services.log("info", "saved_model_failed", { modelId, reason });
    return { text: null, error: { reason, message: ownWords.get(reason) ?? turnFailureMessages[reason] } };
  }
}
