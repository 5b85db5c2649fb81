import type { ListInput, ModelListOutput } from "../contract/model-contract";
import { decodeCursor, encodeCursor } from "../page-cursor";
import type { Caller, Services } from "../services";
import { describeSavedModel } from "./saved-model";

/** Those that are not archived, newest first. @throws AppError invalid_input for a foreign cursor */
export async function listSavedModels(
  services: Services,
  { organizationId }: Caller,
  { cursor, limit }: ListInput,
): Promise<ModelListOutput> {
  const before = cursor === undefined ? null : decodeCursor(cursor);
  const found = await services.prisma.savedModel.findMany({
    where: {
      organizationId,
      archivedAt: null,
      ...(before && {
        OR: [{ createdAt: { lt: before.time } }, { createdAt: before.time, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    models: page.map(describeSavedModel),
    nextCursor:
      found.length > limit && last ? encodeCursor({ time: last.createdAt.toISOString(), id: last.id }) : null,
  };
}
