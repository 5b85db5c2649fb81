import { rewind } from "@/session/rewind";
import type { RewindInput, SessionAnswer } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { changeSession } from "./stored/change-session";

/** Rule 3. @throws AppError turn_not_found, revision_conflict, turn_in_progress */
export async function rewindSession(
  services: Services,
  caller: Caller,
  input: RewindInput,
): Promise<SessionAnswer> {
  const { cursorTurnId, expectedRevision } = input;
  const now = services.now().toISOString();
  const stored = await changeSession(services, { ...input, ...caller }, (session) =>
    rewind(session, { cursorTurnId, expectedRevision, now }),
  );
  return answer(services, stored, input);
}
