import { append } from "@/session/append";
import { limits } from "@/shared/limits";
import type { AppendInput, SessionAnswer } from "../contract/text-chat-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { changeSession } from "./stored/change-session";
import { pinnedDefinition } from "./stored/pinned-definition";
import { newLease } from "./turn/lease";
import { runTurn } from "./turn/run-turn";
import { turnResult } from "./turn/turn-result";
import { waitUntilSettled } from "./turn/wait-until-settled";

/**
 * Rule 2. Adds what the person said, runs the turn, and returns when it has settled.
 * @throws AppError limit_exceeded, revision_conflict, turn_in_progress, session_ended, idempotency_mismatch: nothing is stored. turn_failed: the turn is.
 */
export async function appendMessage(
  services: Services,
  caller: Caller,
  input: AppendInput,
): Promise<SessionAnswer> {
  const turnId = services.newId("turn");
  const scope = { ...input, ...caller };
  const { run, session, repeats } = await changeSession(services, scope, (current) =>
    append(current, {
      text: input.text,
      expectedRevision: input.expectedRevision,
      idempotencyKey: input.idempotencyKey,
      turnId,
      actor: caller.actor,
      now: services.now().toISOString(),
      lease: newLease(services),
      limits,
    }),
  );
  if (repeats !== null) {
    const first = await waitUntilSettled(services, scope, repeats);
    return answer(services, turnResult(first, repeats), input);
  }
  const { graph, settings } = await pinnedDefinition(services, run);
  return answer(services, await runTurn(services, { run, session, turnId, graph, settings }), input);
}
