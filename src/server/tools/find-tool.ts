import { AppError } from "../app-error";
import type { Tool } from "../prisma/generated/client";
import type { Caller, Services } from "../services";

/** @throws AppError tool_not_found, also for an archived one and another organization's */
export async function findTool(services: Services, caller: Caller, toolId: string): Promise<Tool> {
  const row = await services.prisma.tool.findFirst({
    where: { id: toolId, organizationId: caller.organizationId, archivedAt: null },
  });
  if (!row) throw new AppError("tool_not_found");
  return row;
}
