import { AppError } from "../app-error";
import { type CreateInput, type ToolOutput, toolLimits } from "../contract/tool-contract";
import type { Caller, Services } from "../services";
import { checkConfig } from "./check-config";
import { sealCredential } from "./credential";
import { describeTool } from "./tool-output";

/** @throws AppError invalid_input, limit_exceeded: nothing is stored */
export async function createTool(
  services: Services,
  { organizationId, actor }: Caller,
  { name, description, category, config, credential = null }: CreateInput,
): Promise<ToolOutput> {
  const checked = checkConfig(category, config);
  const limit = toolLimits.activePerOrganization;
  const active = await services.prisma.tool.count({ where: { organizationId, archivedAt: null } });
  if (active >= limit) {
    throw new AppError(
      "limit_exceeded",
      { limit, actual: active + 1, unit: "tool" },
      `An organization may have ${limit} tools. Archive one first.`,
    );
  }
  const id = services.newId("tool");
  const now = services.now();
  const row = await services.prisma.tool.create({
    data: {
      id,
      organizationId,
      name,
      description,
      category,
      config: checked,
      ...sealCredential(services.toolbox.seal, id, credential),
      createdBy: actor,
      createdAt: now,
      updatedAt: now,
    },
  });
  return describeTool(row);
}
