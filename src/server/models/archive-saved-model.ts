import type { Caller, Services } from "../services";
import { findSavedModel } from "./saved-model";

/** Takes a model out of use, with its key. Sessions that name it go on with no model. @throws AppError not_allowed */
export async function archiveSavedModel(
  services: Services,
  caller: Caller,
  { modelId }: { modelId: string },
): Promise<{ modelId: string; archivedAt: string }> {
  const { id } = await findSavedModel(services, caller, modelId);
  const archivedAt = services.now();
  await services.prisma.savedModel.updateMany({ where: { id }, data: { archivedAt, apiKey: null } });
  return { modelId, archivedAt: archivedAt.toISOString() };
}
