import type { GetInput, SessionOutput } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { loadSession } from "./load-session";
import { outputOf } from "./session-output";

/** @throws AppError session_not_found */
export async function getSession(
  services: Services,
  caller: Caller,
  input: GetInput,
): Promise<SessionOutput> {
  return outputOf(services, await loadSession(services, { ...input, ...caller }));
}
