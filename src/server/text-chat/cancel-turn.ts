import { AppError } from "../app-error";
import type { CancelInput } from "../contract/live-contract";
import type { SessionAnswer } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { loadSession } from "./stored/load-session";
import { waitUntilSettled } from "./turn/wait-until-settled";

/**
 * Rule 8. Asks whoever runs the turn, in whatever process, to stop it, and returns when it has settled. One that has settled
 * already is left as it is.
 * @throws AppError session_not_found, turn_not_found
 */
export async function cancelTurn(
  services: Services,
  caller: Caller,
  input: CancelInput,
): Promise<SessionAnswer> {
  const { turnId } = input;
  const scope = { ...input, ...caller };
  const stored = await loadSession(services, scope);
  const turn = stored.session.turns.get(turnId);
  if (!turn) throw new AppError("turn_not_found");
  if (turn.status !== "pending") return answer(services, stored, input);
  await services.sessions.requestCancel(turnId);
  services.live.requestCancel(turnId);
  return answer(services, await waitUntilSettled(services, scope, turnId), input);
}
