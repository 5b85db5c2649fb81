import type { HandledReply } from "./function-calls";
import { closeContext } from "./gathered-context";
import type { ConversationNode } from "./graph";
import { toIdentifier } from "./identifier";
import { addEvents } from "./running-turn";
import type { Ending, RunningTurn } from "./turn";

/** How the conversation ends with this reply; null when it goes on. */
export function endingOf(node: ConversationNode, exit: HandledReply["exit"]): Ending | null {
  if (node.type === "endCall") {
    return { reason: "end_node", disposition: null, fallback: toIdentifier(node.data.name, "end") };
  }
  if (exit?.type !== "end") return null;
  return { reason: "end_call_tool", disposition: exit.reason, fallback: "end_call_tool" };
}

/** Writes the outcome to the context. */
export function closeConversation(turn: RunningTurn, ending: Ending, at: string): RunningTurn {
  const { context, disposition } = closeContext(turn.gatheredContext, ending);
  const payload = { reason: ending.reason, disposition, nodeId: turn.node.id };
  return addEvents({ ...turn, gatheredContext: context }, { type: "session_end", createdAt: at, payload });
}
