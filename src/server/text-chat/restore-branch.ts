import { restore } from "@/session/rewind";
import type { SessionAnswer } from "../contract/text-chat-contract";
import type { RestoreInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { changeSession } from "./stored/change-session";

/** Rule 6. @throws AppError turn_not_found, revision_conflict, turn_in_progress */
export async function restoreBranch(
  services: Services,
  caller: Caller,
  input: RestoreInput,
): Promise<SessionAnswer> {
  const { turnId, expectedRevision } = input;
  const now = services.now().toISOString();
  const stored = await changeSession(services, { ...input, ...caller }, (session) =>
    restore(session, { turnId, expectedRevision, now }),
  );
  return answer(services, stored, input);
}
