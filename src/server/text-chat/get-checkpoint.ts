import { checkpointAt } from "@/session/checkpoint";
import { AppError } from "../app-error";
import type { CheckpointInput, CheckpointOutput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./stored/load-session";

/** The state after any turn of the tree. @throws AppError session_not_found, turn_not_found */
export async function getCheckpoint(
  services: Services,
  caller: Caller,
  input: CheckpointInput,
): Promise<CheckpointOutput> {
  const { session } = await loadSession(services, { ...input, ...caller });
  if (!session.turns.has(input.turnId)) throw new AppError("turn_not_found");
  return checkpointAt(session, input.turnId);
}
