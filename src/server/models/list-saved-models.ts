import type { ListInput, ModelListOutput } from "../contract/model-contract";
import { createdEnd, newestFirst, pageOf } from "../page-cursor";
import type { Caller, Services } from "../services";
import { describeSavedModel } from "./saved-model";

/** Those that are not archived, newest first. @throws AppError invalid_input for a foreign cursor */
export async function listSavedModels(
  services: Services,
  { organizationId }: Caller,
  { cursor, limit }: ListInput,
): Promise<ModelListOutput> {
  const found = await services.prisma.savedModel.findMany(newestFirst(organizationId, cursor, limit));
  const { rows, nextCursor } = pageOf(found, limit, createdEnd);
  return { models: rows.map(describeSavedModel), nextCursor };
}
