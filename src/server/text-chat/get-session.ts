import type { GetInput, SessionAnswer } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { loadSession } from "./stored/load-session";

/** @throws AppError session_not_found */
export async function getSession(
  services: Services,
  caller: Caller,
  input: GetInput,
): Promise<SessionAnswer> {
  return answer(services, await loadSession(services, { ...input, ...caller }), input);
}
