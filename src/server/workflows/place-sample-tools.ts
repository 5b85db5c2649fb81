import type { WorkflowDefinition } from "../contract/workflow-contract";
import { sampleTools, sampleToolsIn, withToolIds } from "../samples/sample-tools";
import type { Caller, Services } from "../services";
import { createTool } from "../tools/create-tool";

/** A sample's definition with the organization's own tools in it; those it does not have yet are created. */
export async function placeSampleTools(
  services: Services,
  caller: Caller,
  definition: WorkflowDefinition,
): Promise<WorkflowDefinition> {
  const ids = new Map<string, string>();
  for (const key of sampleToolsIn(definition)) {
    const sample = sampleTools[key];
    if (sample) ids.set(key, await toolLike(services, caller, sample));
  }
  return withToolIds(definition, ids);
}

async function toolLike(
  services: Services,
  caller: Caller,
  { name, description, category, config }: (typeof sampleTools)[string],
): Promise<string> {
  const { organizationId } = caller;
  const where = { organizationId, name, category, archivedAt: null };
  const existing = await services.prisma.tool.findFirst({ where, select: { id: true } });
  if (existing) return existing.id;
  const input = { name, description, category, config: JSON.parse(JSON.stringify(config)) };
  return (await createTool(services, caller, input)).toolId;
}
