import type { DefinitionOutput, SessionInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { withLiveVersions } from "../workflows/find-workflow";
import { currentVersion } from "../workflows/pick-version";
import { loadSession } from "./stored/load-session";
import { pinnedDefinition } from "./stored/pinned-definition";

/** What a run executes, whatever has become of the version it was. @throws AppError session_not_found */
export async function getDefinition(
  services: Services,
  caller: Caller,
  input: SessionInput,
): Promise<DefinitionOutput> {
  const { run } = await loadSession(services, { ...input, ...caller });
  const { definition, templateContext, settings } = await pinnedDefinition(services, run);
  // Of an archived workflow too: its sessions stay readable.
  const { versions } = await services.prisma.workflow.findUniqueOrThrow({
    where: { id: run.workflowId },
    include: withLiveVersions,
  });
  return {
    versionNumber: run.versionNumber,
    isCurrent: currentVersion(versions)?.definitionId === run.definitionId,
    definition,
    templateContext,
    settings,
  };
}
