import type { PrismaClient } from "../prisma/generated/client";
import { readStoredTool, type StoredTool } from "./stored-tool";

/** Those that exist, by id, with one query; none when none is asked for. */
export async function findTools(
  prisma: PrismaClient,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, StoredTool>> {
  if (ids.length === 0) return new Map();
  const where = { id: { in: [...ids] }, organizationId, archivedAt: null };
  const tools = (await prisma.tool.findMany({ where })).flatMap((row) => readStoredTool(row) ?? []);
  return new Map(tools.map((tool) => [tool.id, tool]));
}
