import type { VersionSummary } from "../contract/workflow-contract";
import type { Caller, Services } from "../services";
import { findWorkflow } from "./find-workflow";
import { summarizeVersion } from "./workflow-output";

/** Newest first. @throws AppError workflow_not_found */
export async function listVersions(
  services: Services,
  caller: Caller,
  { workflowId }: { workflowId: string },
): Promise<{ versions: VersionSummary[] }> {
  await findWorkflow(services, caller, workflowId);
  const rows = await services.prisma.workflowVersion.findMany({
    where: { workflowId },
    orderBy: { number: "desc" },
  });
  return { versions: rows.map(summarizeVersion) };
}
