import { rerun } from "@/session/rerun";
import { limits } from "@/shared/limits";
import type { SessionAnswer } from "../contract/text-chat-contract";
import type { RerunInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { changeSession } from "./stored/change-session";
import { pinnedDefinition } from "./stored/pinned-definition";
import { newLease } from "./turn/lease";
import { runTurn } from "./turn/run-turn";

/**
 * Rule 5. Adds a sibling of a turn, runs it, and returns when it has settled.
 * @throws AppError turn_not_found, invalid_input, limit_exceeded, revision_conflict, turn_in_progress: nothing is stored.
 * turn_failed: the new turn is.
 */
export async function rerunTurn(
  services: Services,
  caller: Caller,
  input: RerunInput,
): Promise<SessionAnswer> {
  const newTurnId = services.newId("turn");
  const { run, session } = await changeSession(services, { ...input, ...caller }, (current) =>
    rerun(current, {
      turnId: input.turnId,
      text: input.text,
      expectedRevision: input.expectedRevision,
      newTurnId,
      actor: caller.actor,
      now: services.now().toISOString(),
      lease: newLease(services),
      limits,
    }),
  );
  const { graph, settings } = await pinnedDefinition(services, run);
  const { askAgain = [] } = input;
  const settled = await runTurn(services, { run, session, turnId: newTurnId, graph, settings, askAgain });
  return answer(services, settled, input);
}
