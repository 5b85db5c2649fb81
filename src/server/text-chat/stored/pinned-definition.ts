import type { Graph } from "@/engine/graph";
import type { StoredDefinition } from "../../ports/definition-store";
import type { RunFacts } from "../../ports/session-store";
import type { Services } from "../../services";

/** What a run executes. Its graph was checked when the session began, and has not changed since. */
export async function pinnedDefinition(
  services: Services,
  run: RunFacts,
): Promise<StoredDefinition & { graph: Graph }> {
  const definition = await services.definitions.get(run.definitionId);
  const { graph } = definition;
  if (!graph) throw new Error(`The run ${run.runId} is pinned to a definition without a graph.`);
  return { ...definition, graph };
}
