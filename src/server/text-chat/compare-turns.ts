import { costOfTurns, type PricedModel } from "@/engine/price";
import { type ComparedPath, compare, type PathEnd } from "@/session/compare";
import { AppError } from "../app-error";
import type { CompareInput, CompareOutput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { describeTurns } from "./answer/session-output";
import { loadSession } from "./stored/load-session";
import { pricedModel } from "./stored/priced-model";

type PricedEnd = PathEnd & { priced: PricedModel };

/** Sets the paths to two turns side by side. @throws AppError session_not_found, turn_not_found */
export async function compareTurns(
  services: Services,
  caller: Caller,
  { leftTurnId, rightTurnId, rightRunId, ...address }: CompareInput,
): Promise<CompareOutput> {
  const findEnd = async (runId: string, turnId: string): Promise<PricedEnd> => {
    const { run, session } = await loadSession(services, { ...address, ...caller, runId });
    if (!session.turns.has(turnId)) throw new AppError("turn_not_found");
    return { session, turnId, priced: await pricedModel(services, run) };
  };
  const left = await findEnd(address.runId, leftTurnId);
  const right = await findEnd(rightRunId ?? address.runId, rightTurnId);
  const comparison = compare(left, right);
  return {
    ...comparison,
    left: describePath(left, comparison.left),
    right: describePath(right, comparison.right),
  };
}

function describePath({ session, turnId, priced }: PricedEnd, path: ComparedPath): CompareOutput["left"] {
  return {
    ...path,
    workflowRunId: session.runId,
    turnId,
    turns: describeTurns(session, path.turns),
    cost: costOfTurns(path.turns, priced),
  };
}
