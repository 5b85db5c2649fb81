import { AppError } from "../app-error";
import { type CreateInput, type ModelOutput, savedModelLimit } from "../contract/model-contract";
import type { Caller, Services } from "../services";
import { describeSavedModel, rateColumns } from "./saved-model";

/** The key is sealed and never returned. @throws AppError limit_exceeded */
export async function createSavedModel(
  services: Services,
  { organizationId, actor }: Caller,
  { label, model, baseUrl, apiKey, price }: CreateInput,
): Promise<ModelOutput> {
  const limit = savedModelLimit;
  const active = await services.prisma.savedModel.count({ where: { organizationId, archivedAt: null } });
  if (active >= limit) {
    throw new AppError(
      "limit_exceeded",
      { limit, actual: active + 1, unit: "model" },
      `An organization may save ${limit} models. Archive one first.`,
    );
  }
  const id = services.newId("mdl");
  const row = await services.prisma.savedModel.create({
    data: {
      id,
      organizationId,
      label,
      model,
      baseUrl,
      apiKey: apiKey ? services.toolbox.seal.seal(apiKey, id) : null,
      ...rateColumns(price ?? null),
      createdBy: actor,
      createdAt: services.now(),
    },
  });
  return describeSavedModel(row);
}
