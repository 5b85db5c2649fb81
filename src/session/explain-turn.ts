import { withSummary } from "@/engine/compaction";
import { addExtracted, addNodeVisit } from "@/engine/gathered-context";
import { asFunction, composePrompt } from "@/engine/generation-request";
import { edgesFrom, findConversationNode, type Graph } from "@/engine/graph";
import { hashOf } from "@/engine/hash";
import type { Message } from "@/engine/message";
import type { TemplateScope } from "@/engine/template";
import type { OfferedTool, ToolOffer } from "@/engine/tool";
import type { FunctionKind, TurnEventOf } from "@/engine/turn-event";
import type { JsonObject } from "@/shared/json";
import { checkpointAt, fetchedContextAt, gatheredContextAt } from "./checkpoint";
import { type Session, turnById } from "./session";
import type { Turn } from "./turn";

/** What the model was given for one generation. */
export type ExplainedGeneration = {
  nodeId: string;
  nodeName: string;
  system: string;
  /** Whether `system` is, to the letter, what was sent: its hash is the one that was kept. */
  isExact: boolean;
  messages: Message[];
  functions: { name: string; description: string | null; kind: FunctionKind; isChosen: boolean }[];
};

type Circumstances = {
  graph: Graph;
  initialContext: JsonObject;
  /** The clock that was fixed for the session; null for none. */
  fixedNow: string | null;
  /** What nodes offer today: tools may have been renamed since. */
  tools: ReadonlyMap<string, ToolOffer>;
};

/**
 * Says what the model was given at each generation of a turn. Nothing of it was stored: it follows from the definition, the
 * state the turn began with, and its events.
 */
export function explainTurn(
  session: Session,
  turnId: string,
  { graph, initialContext, fixedNow, tools }: Circumstances,
): ExplainedGeneration[] {
  const turn = turnById(session, turnId);
  const explained: ExplainedGeneration[] = [];
  let gatheredContext = turn.parentTurnId === null ? {} : gatheredContextAt(session, turn.parentTurnId);
  let history = turn.parentTurnId === null ? [] : checkpointAt(session, turn.parentTurnId).messages;
  let added = messagesBeforeGenerations(turn);
  for (const event of turn.events) {
    if (event.type === "node_transition")
      gatheredContext = addNodeVisit(gatheredContext, event.payload.nodeName);
    else if (event.type === "extraction")
      gatheredContext = addExtracted(gatheredContext, event.payload.values);
    else if (event.type === "context_compaction") history = withSummary(history, event.payload);
    else if (event.type === "generation") {
      const scope = {
        initialContext: { ...initialContext, ...fetchedContextAt(session, turnId) },
        gatheredContext,
        now: fixedNow ?? turn.createdAt,
      };
      const offered = tools.get(event.payload.nodeId)?.tools ?? [];
      explained.push(explain(graph, scope, offered, event, [...history, ...turn.messages.slice(0, added)]));
      added += event.payload.chosenFunctions.length > 0 ? 2 : 1;
    }
  }
  return explained;
}

function explain(
  graph: Graph,
  scope: TemplateScope,
  tools: readonly OfferedTool[],
  { payload }: TurnEventOf<"generation">,
  messages: Message[],
): ExplainedGeneration {
  const { nodeId, nodeName, promptHash, offeredFunctions, chosenFunctions } = payload;
  const node = findConversationNode(graph, nodeId);
  const system = node ? composePrompt(graph, node, scope) : "";
  const known = [...edgesFrom(graph, nodeId), ...tools];
  return {
    nodeId,
    nodeName,
    system,
    isExact: hashOf(system) === promptHash,
    messages,
    functions: offeredFunctions.map((name) => {
      const found = known.find(({ functionName }) => functionName === name);
      return {
        name,
        description: found ? asFunction(found, scope).description : null,
        kind: found && "source" in found ? "transition" : "tool",
        isChosen: chosenFunctions.includes(name),
      };
    }),
  };
}

/** Each generation but the last has added two messages, its calls and their results; what is more was there before. */
function messagesBeforeGenerations({ events, messages }: Turn): number {
  const generations = events.flatMap((event) => (event.type === "generation" ? [event.payload] : []));
  const last = generations.at(-1);
  const lastMessage = messages.at(-1);
  const lastAdded =
    !last || lastMessage === undefined || lastMessage.role === "user"
      ? 0
      : last.chosenFunctions.length > 0
        ? 2
        : 1;
  return Math.max(0, messages.length - 2 * Math.max(0, generations.length - 1) - lastAdded);
}
