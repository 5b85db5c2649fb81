import { AppError } from "../app-error";
import { type ModelOutput, type SavedRates, savedModelPrefix } from "../contract/model-contract";
import type { SavedModel } from "../prisma/generated/client";
import { readActor } from "../prisma/read-stored";
import type { Caller, Services } from "../services";

/** A saved model as its organization sees it. */
export function describeSavedModel(row: SavedModel): ModelOutput {
  return {
    modelId: `${savedModelPrefix}${row.id}`,
    label: row.label,
    model: row.model,
    baseUrl: row.baseUrl,
    hasApiKey: row.apiKey !== null,
    price: savedRates(row),
    createdBy: readActor(row.createdBy),
    createdAt: row.createdAt.toISOString(),
  };
}

/** What the organization says it costs; null when it does not say. */
export function savedRates(row: SavedModel): SavedRates | null {
  const { inputPrice: input, cachedInputPrice: cachedInput, outputPrice: output } = row;
  return input === null || output === null ? null : { input, cachedInput, output };
}

export function rateColumns(price: SavedRates | null) {
  return {
    inputPrice: price?.input ?? null,
    cachedInputPrice: price?.cachedInput ?? null,
    outputPrice: price?.output ?? null,
  };
}

/** The row's id; null for the id of another kind of model. */
export function savedModelRowId(modelId: string): string | null {
  return modelId.startsWith(savedModelPrefix) ? modelId.slice(savedModelPrefix.length) : null;
}

/** @throws AppError not_allowed for one that is not theirs, or archived */
export async function findSavedModel(
  { prisma }: Pick<Services, "prisma">,
  { organizationId }: Caller,
  modelId: string,
): Promise<SavedModel> {
  const id = savedModelRowId(modelId);
  const row =
    id === null
      ? null
      : await prisma.savedModel.findFirst({ where: { id, organizationId, archivedAt: null } });
  if (!row) throw new AppError("not_allowed", {}, "Your organization has no such saved model.");
  return row;
}
