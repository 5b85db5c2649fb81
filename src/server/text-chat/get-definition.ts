import type { DefinitionOutput, SessionInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { pickVersion } from "../workflows/pick-version";
import { loadSession } from "./load-session";
import { pinnedDefinition } from "./pinned-definition";

/** What a run executes, whatever has become of the version it was. @throws AppError session_not_found */
export async function getDefinition(
  services: Services,
  caller: Caller,
  input: SessionInput,
): Promise<DefinitionOutput> {
  const { run } = await loadSession(services, { ...input, ...caller });
  const { definition, templateContext, settings } = await pinnedDefinition(services, run);
  const current = await pickVersion(services, caller, run.workflowId, undefined);
  return {
    versionNumber: run.versionNumber,
    isCurrent: current.definitionId === run.definitionId,
    definition,
    templateContext,
    settings,
  };
}
