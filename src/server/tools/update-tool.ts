import type { ToolCategory } from "@/engine/tool";
import { AppError } from "../app-error";
import type { ToolOutput, UpdateInput } from "../contract/tool-contract";
import type { Caller, Services } from "../services";
import { checkConfig } from "./check-config";
import { sealCredential } from "./credential";
import { findTool } from "./find-tool";
import { describeTool } from "./tool-output";

/** Changes what is given. @throws AppError tool_not_found, invalid_input, limit_exceeded */
export async function updateTool(
  services: Services,
  caller: Caller,
  { toolId, name, description, config, credential }: UpdateInput,
): Promise<ToolOutput> {
  const before = await findTool(services, caller, toolId);
  const [row] = await services.prisma.tool.updateManyAndReturn({
    where: { id: toolId, organizationId: caller.organizationId, archivedAt: null },
    data: {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(config !== undefined && { config: checkConfig(before.category as ToolCategory, config) }),
      ...(credential !== undefined && sealCredential(services.toolbox.seal, toolId, credential)),
      // Sessions with a server are kept until this changes: two changes may not share a time.
      updatedAt: new Date(Math.max(services.now().getTime(), before.updatedAt.getTime() + 1)),
    },
  });
  if (!row) throw new AppError("tool_not_found");
  return describeTool(row);
}
