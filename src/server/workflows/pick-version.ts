import { AppError } from "../app-error";
import type { CreateInput } from "../contract/text-chat-contract";
import type { WorkflowVersion } from "../prisma/generated/client";
import type { Caller, Services } from "../services";
import { findWorkflow } from "./find-workflow";

/** What is tested, edited and run unless a version is asked for: the draft, else the published one. */
export function currentVersion(versions: readonly WorkflowVersion[]): WorkflowVersion | undefined {
  const live = (status: WorkflowVersion["status"]) => versions.find((version) => version.status === status);
  return live("draft") ?? live("published");
}

/**
 * The version asked for; when none is, the draft if there is one, else the published one.
 * @throws AppError workflow_not_found, version_not_found
 */
export async function pickVersion(
  services: Services,
  caller: Caller,
  workflowId: string,
  asked: CreateInput["version"],
): Promise<WorkflowVersion> {
  const { versions } = await findWorkflow(services, caller, workflowId);
  let version: WorkflowVersion | null | undefined;
  if (asked === undefined) version = currentVersion(versions);
  else if (typeof asked === "string") version = versions.find(({ status }) => status === asked);
  else
    version = await services.prisma.workflowVersion.findFirst({ where: { id: asked.versionId, workflowId } });
  if (!version) throw new AppError("version_not_found");
  return version;
}
