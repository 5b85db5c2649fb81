import { noCharge } from "@/engine/price";
import type { LanguageModelV3, ModelProvider, OfferedModel } from "@/server/ports/model-provider";
import { ModelFailure } from "./model-failure";
import { createOfflineModel } from "./offline-model";
import { createOpenAiModels, type OpenAiSettings } from "./openai-models";
import { openAiPrice } from "./openai-price";

const openAiPrefix = "openai:";
const modelOfOpenAi = `${openAiPrefix}gpt-4.1-mini`;
const offlineModel: OfferedModel = {
  id: "offline",
  label: "Offline (follows rules, no real model)",
  isReal: false,
};

/**
 * The models of this server, from its settings. Without a default among them, it is OpenAI's when there is a key for
 * it; the models of a server at `baseUrl` have names that only its owner knows.
 */
export function createModelProvider(settings: {
  openAi: OpenAiSettings;
  defaultModelId?: string | undefined;
}): ModelProvider {
  const { apiKey, baseUrl } = settings.openAi;
  const openAiModel = createOpenAiModels(settings.openAi);
  const offline = createOfflineModel();
  const suggestedId = apiKey && !baseUrl ? modelOfOpenAi : offlineModel.id;
  const defaultModelId = settings.defaultModelId ?? suggestedId;
  const offeredIds = new Set([defaultModelId, suggestedId, offlineModel.id]);

  function describe(id: string): OfferedModel {
    if (id === offlineModel.id) return offlineModel;
    const host = baseUrl ? new URL(baseUrl).host : "OpenAI";
    return { id, label: `${id.slice(openAiPrefix.length)} (${host})`, isReal: true };
  }

  return {
    defaultModelId,
    list: () => [...offeredIds].map(describe),
    resolve(modelId) {
      if (modelId === offlineModel.id) return offline;
      const name = nameAtOpenAi(modelId);
      if (name === "") return null;
      return openAiModel ? openAiModel(name) : createUnconfiguredModel(name);
    },
    price(modelId) {
      if (modelId === offlineModel.id) return noCharge;
      // The price of OpenAI's model says nothing about a model of the same name at another server.
      return baseUrl ? null : openAiPrice(nameAtOpenAi(modelId));
    },
  };
}

/** Empty for the id of another kind of model. */
function nameAtOpenAi(modelId: string): string {
  return modelId.startsWith(openAiPrefix) ? modelId.slice(openAiPrefix.length).trim() : "";
}

function createUnconfiguredModel(modelId: string): LanguageModelV3 {
  const fail = () => Promise.reject(new ModelFailure({ reason: "model_not_configured" }));
  return {
    specificationVersion: "v3",
    provider: "openai",
    modelId,
    supportedUrls: {},
    doGenerate: fail,
    doStream: fail,
  };
}
