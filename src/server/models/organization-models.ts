import { plainPrice } from "@/engine/price";
import type { LanguageModelV3, ModelProvider, OrganizationModels } from "@/server/ports/model-provider";
import type { Log } from "../log";
import type { GuardedFetch } from "../outside/guarded-fetch";
import { FetchRefused } from "../outside/guarded-fetch";
import type { SecretSeal } from "../outside/secret-seal";
import type { PrismaClient } from "../prisma/generated/client";
import { chatModels } from "./openai-models";
import { describeSavedModel, savedModelRowId, savedRates } from "./saved-model";

/** The server's own models, and those that organizations have saved. */
export function createOrganizationModels(parts: {
  provider: ModelProvider;
  prisma: PrismaClient;
  seal: SecretSeal;
  web: GuardedFetch;
  log: Log;
}): OrganizationModels {
  const { provider, prisma, seal, web, log } = parts;

  async function resolveSaved(id: string, organizationId: string): Promise<LanguageModelV3 | null> {
    const row = await prisma.savedModel.findFirst({ where: { id, organizationId, archivedAt: null } });
    if (!row) return null;
    const apiKey = row.apiKey === null ? null : seal.open(row.apiKey, row.id);
    if (row.apiKey !== null && apiKey === null) {
      log("warn", "saved_key_unreadable", { modelId: row.id });
      return null;
    }
    return chatModels({ apiKey, baseUrl: row.baseUrl, fetch: reachable(web.fetch) })(row.model);
  }

  return {
    defaultModelId: provider.defaultModelId,
    async list(organizationId) {
      if (organizationId === null) return provider.list();
      const rows = await prisma.savedModel.findMany({
        where: { organizationId, archivedAt: null },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      const saved = rows.map(describeSavedModel);
      return [
        ...provider.list(),
        ...saved.map(({ modelId, label }) => ({ id: modelId, label, isReal: true })),
      ];
    },
    async resolve(modelId, organizationId) {
      const id = savedModelRowId(modelId);
      return id === null ? provider.resolve(modelId) : resolveSaved(id, organizationId);
    },
    async price(modelId, organizationId) {
      const id = savedModelRowId(modelId);
      if (id === null) return provider.price(modelId);
      const row = await prisma.savedModel.findFirst({ where: { id, organizationId } });
      const rates = row && savedRates(row);
      return rates && plainPrice(rates);
    },
  };
}

/** The SDK takes only a TypeError for a server that could not be reached. */
function reachable(fetch: GuardedFetch["fetch"]): typeof globalThis.fetch {
  return (input, init) =>
    fetch(input instanceof Request ? input.url : input, init).catch((error) => {
      throw error instanceof FetchRefused ? new TypeError("fetch failed", { cause: error }) : error;
    });
}
