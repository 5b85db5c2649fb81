import type { Caller, Services } from "../services";
import { findTool } from "./find-tool";

/** Takes a tool out of use, with its credential; what it did stays in the sessions. @throws AppError tool_not_found */
export async function archiveTool(
  services: Services,
  caller: Caller,
  { toolId }: { toolId: string },
): Promise<{ toolId: string; archivedAt: string }> {
  await findTool(services, caller, toolId);
  const archivedAt = services.now();
  await services.prisma.tool.updateMany({
    where: { id: toolId },
    data: { archivedAt, credential: null, credentialType: null },
  });
  return { toolId, archivedAt: archivedAt.toISOString() };
}
