import { end } from "@/session/end";
import type { EndInput, SessionOutput } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer";
import { changeSession } from "./change-session";

/** Rule 9. @throws AppError revision_conflict, turn_in_progress */
export async function endSession(
  services: Services,
  caller: Caller,
  input: EndInput,
): Promise<SessionOutput> {
  const stored = await changeSession(services, { ...input, ...caller }, (session) =>
    end(session, {
      reason: "user_hangup",
      expectedRevision: input.expectedRevision,
      turnId: services.newId("turn"),
      now: services.now().toISOString(),
    }),
  );
  return answer(services, stored, input);
}
