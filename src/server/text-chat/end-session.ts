import type { EndInput, SessionAnswer } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { endConversation } from "./unattended/end-conversation";

/**
 * Rule 9. What the current node wants to know is extracted first; that takes a question to the model.
 * @throws AppError revision_conflict, turn_in_progress
 */
export async function endSession(
  services: Services,
  caller: Caller,
  input: EndInput,
): Promise<SessionAnswer> {
  const scope = { ...input, ...caller };
  const stored = await endConversation(services, scope, {
    reason: "user_hangup",
    actor: caller.actor,
    expectedRevision: input.expectedRevision,
  });
  return answer(services, stored, input);
}
