import { findConversationNode } from "@/engine/graph";
import { patchContext } from "@/session/patch-context";
import { limits } from "@/shared/limits";
import { AppError } from "../app-error";
import { checkJsonSize } from "../check-limit";
import type { SessionAnswer } from "../contract/text-chat-contract";
import type { PatchContextInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { answer } from "./answer/answer";
import { changeSession } from "./stored/change-session";
import { loadSession } from "./stored/load-session";
import { pinnedDefinition } from "./stored/pinned-definition";

/**
 * Rule 7. Sets and removes gathered values, or moves to another node.
 * @throws AppError invalid_input, limit_exceeded, session_ended, revision_conflict, turn_in_progress
 */
export async function patchSessionContext(
  services: Services,
  caller: Caller,
  input: PatchContextInput,
): Promise<SessionAnswer> {
  const { set = {}, unset = [], currentNodeId, expectedRevision } = input;
  const scope = { ...input, ...caller };
  const { run } = await loadSession(services, scope);
  const { graph } = await pinnedDefinition(services, run);
  if (currentNodeId !== undefined && !findConversationNode(graph, currentNodeId)) {
    throw new AppError("invalid_input", {}, "The workflow has no such node to stand on.");
  }
  const stored = await changeSession(services, scope, (session) => {
    const decision = patchContext(session, {
      set,
      unset,
      currentNodeId,
      expectedRevision,
      turnId: services.newId("turn"),
      actor: caller.actor,
      now: services.now().toISOString(),
      limits,
    });
    if ("change" in decision) {
      checkJsonSize(decision.change.addedTurn?.gatheredContext, limits.contextBytes, "The gathered context");
    }
    return decision;
  });
  return answer(services, stored, input);
}
