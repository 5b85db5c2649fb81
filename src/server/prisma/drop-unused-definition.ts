import type { Prisma } from "./generated/client";

/** A definition that no version names any more goes, unless a run is pinned to it. */
export async function dropUnusedDefinition(
  transaction: Prisma.TransactionClient,
  definitionId: string,
): Promise<void> {
  await transaction.definition.deleteMany({
    where: { id: definitionId, versions: { none: {} }, runs: { none: {} } },
  });
}
