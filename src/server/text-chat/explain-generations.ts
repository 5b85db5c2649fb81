import { explainTurn } from "@/session/explain-turn";
import { AppError } from "../app-error";
import type { CheckpointInput, ExplainOutput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./stored/load-session";
import { pinnedDefinition } from "./stored/pinned-definition";

/** What the model was given, each time that it was asked in a turn. @throws AppError session_not_found, turn_not_found */
export async function explainGenerations(
  services: Services,
  caller: Caller,
  input: CheckpointInput,
): Promise<ExplainOutput> {
  const { run, session } = await loadSession(services, { ...input, ...caller });
  if (!session.turns.has(input.turnId)) throw new AppError("turn_not_found");
  const { graph } = await pinnedDefinition(services, run);
  return explainTurn(session, input.turnId, {
    graph,
    initialContext: run.initialContext,
    fixedNow: run.options.now,
    tools: await services.tools.offer(run.organizationId, graph),
  });
}
