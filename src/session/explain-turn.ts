import { summaryOf, withSummary } from "@/engine/compaction";
import { extractionAt } from "@/engine/extraction";
import { addExtracted, addNodeVisit } from "@/engine/gathered-context";
import { asFunction, composePrompt } from "@/engine/generation-request";
import { edgesFrom, findConversationNode, type Graph } from "@/engine/graph";
import { hashOf } from "@/engine/hash";
import type { Message } from "@/engine/message";
import { inShape, type MessageShape } from "@/engine/message-shape";
import type { TemplateScope } from "@/engine/template";
import type { ToolOffer } from "@/engine/tool";
import { eventsOfType, type FunctionKind, type TurnEventOf } from "@/engine/turn-event";
import { messagesBeforeLeaving, messagesOfLog } from "@/engine/turn-messages";
import { isSameJson, type JsonObject } from "@/shared/json";
import { checkpointAt, fetchedContextAt, gatheredContextAt } from "./checkpoint";
import { type Session, turnById } from "./session";
import type { Turn } from "./turn";

/** What the model was given, once. */
export type ExplainedGeneration = {
  purpose: "conversation" | "extraction" | "summary";
  /** The number that the turn's events know it by; null for a question beside the conversation. */
  generation: number | null;
  outcome: "finished" | "failed" | "stopped";
  nodeId: string;
  nodeName: string;
  system: string;
  /** Whether all of this is, to the letter, what was sent: what was kept of it agrees. */
  isExact: boolean;
  messages: Message[];
  functions: { name: string; description: string | null; kind: FunctionKind; isChosen: boolean }[];
};

/** `isExact`: each of them is. Requests that were refused for their form and sent again in another are not told apart. */
export type ExplainedTurn = { isExact: boolean; generations: ExplainedGeneration[] };

type Circumstances = {
  graph: Graph;
  initialContext: JsonObject;
  /** The clock that was fixed for the session; null for none. */
  fixedNow: string | null;
  /** What nodes offer today: tools may have been changed since. */
  tools: ReadonlyMap<string, ToolOffer>;
};

/** What has become of the turn's state by the time of an event. */
type State = { turn: Turn; history: Message[]; gatheredContext: JsonObject; generation: number };

/**
 * Says what the model was given each time that it was asked in a turn. Nothing of it was stored: it follows from the definition,
 * the state the turn began with, and its log; what was kept of it proves it.
 */
export function explainTurn(session: Session, turnId: string, circumstances: Circumstances): ExplainedTurn {
  const turn = turnById(session, turnId);
  const base = turn.parentTurnId;
  let state: State = {
    turn,
    history: base === null ? [] : checkpointAt(session, base).messages,
    gatheredContext: base === null ? {} : gatheredContextAt(session, base),
    generation: 0,
  };
  const initialContext = { ...circumstances.initialContext, ...fetchedContextAt(session, turnId) };
  const isLogTrue = turn.status !== "completed" || isSameJson(messagesOfLog(turn), turn.messages);
  const generations: ExplainedGeneration[] = [];
  for (const event of turn.events) {
    const { gatheredContext } = state;
    // What is asked when a session is ended from outside is asked in no turn that began before.
    const now = circumstances.fixedNow ?? (turn.kind === "context_patch" ? event.createdAt : turn.createdAt);
    const scope = { initialContext, gatheredContext, now };
    switch (event.type) {
      case "node_transition":
        state = { ...state, gatheredContext: addNodeVisit(gatheredContext, event.payload.nodeName) };
        break;
      case "extraction":
        state = { ...state, gatheredContext: addExtracted(gatheredContext, event.payload.values) };
        break;
      case "context_compaction":
        state = { ...state, history: withSummary(state.history, event.payload) };
        break;
      case "generation_started":
        state = { ...state, generation: event.payload.generation };
        generations.push(explainGeneration(state, event, scope, circumstances));
        break;
      case "aside_started":
        generations.push(
          event.payload.purpose === "summary"
            ? explainSummary(state, event, circumstances.graph)
            : explainExtraction(state, event, scope, circumstances.graph),
        );
        break;
    }
  }
  const told = generations.map((each) => ({ ...each, isExact: each.isExact && isLogTrue }));
  return { isExact: told.every(({ isExact }) => isExact) && isWhole(turn), generations: told };
}

/** A turn whose process died tells only that it did. */
function isWhole({ status, events }: Turn): boolean {
  return status === "completed" || events.some(({ type }) => type !== "execution_error");
}

function explainGeneration(
  { turn, history }: State,
  { payload }: TurnEventOf<"generation_started">,
  scope: TemplateScope,
  { graph, tools }: Circumstances,
): ExplainedGeneration {
  const { generation, nodeId, nodeName } = payload;
  const node = findConversationNode(graph, nodeId);
  const system = node ? composePrompt(graph, node, scope) : "";
  const messages = [...history, ...messagesOfLog(turn, generation)];
  const known = [...(tools.get(nodeId)?.tools ?? []), ...edgesFrom(graph, nodeId)];
  const finished = eventsOfType(turn.events, "generation").find(
    (event) => event.payload.generation === generation,
  );
  const offered = payload.functions.map((name) => {
    const found = known.find(({ functionName }) => functionName === name);
    return { name, definition: found ? asFunction(found, scope) : null, isEdge: found && "source" in found };
  });
  const functionsHash = hashOf(JSON.stringify(offered.map(({ definition }) => definition)));
  return {
    purpose: "conversation",
    generation,
    outcome: finished ? "finished" : outcomeOf(turn),
    nodeId,
    nodeName,
    system,
    isExact:
      hashOf(system) === payload.promptHash &&
      functionsHash === (payload.functionsHash ?? functionsHash) &&
      isHistoryLength(messages.length, payload.historyLength, turn),
    messages: [...inShape(messages, shapeOf(turn, generation))],
    functions: offered.map(({ name, definition, isEdge }) => ({
      name,
      description: definition?.description ?? null,
      kind: isEdge ? "transition" : "tool",
      isChosen: finished?.payload.chosenFunctions.includes(name) ?? false,
    })),
  };
}

/** A server may have been sent the history in another shape: its answer says so, or its failure. */
function shapeOf({ events }: Turn, generation: number): MessageShape {
  const isAlternating = [
    ...eventsOfType(events, "generation_started"),
    ...eventsOfType(events, "generation"),
    ...eventsOfType(events, "execution_error"),
  ].some(({ payload }) => payload.generation === generation && payload.messageShape === "alternating");
  return isAlternating ? "alternating" : "as_written";
}

/** Where the number was not kept, the messages that a completed turn has added prove as much. */
function isHistoryLength(derived: number, kept: number | null, { status }: Turn): boolean {
  return kept === null ? status === "completed" : kept === derived;
}

function explainExtraction(
  { turn, history, generation }: State,
  started: TurnEventOf<"aside_started">,
  scope: TemplateScope,
  graph: Graph,
): ExplainedGeneration {
  const { nodeId, promptHash } = started.payload;
  const node = findConversationNode(graph, nodeId);
  const conversation = generation === 0 ? history : [...history, ...messagesBeforeLeaving(turn, generation)];
  const asked = node && extractionAt(node, scope, conversation);
  const answer = answerTo(turn, started, "extraction");
  return {
    ...aside("extraction", nodeId, graph),
    outcome: answer === null ? outcomeOf(turn) : answer.payload.error === null ? "finished" : "failed",
    system: asked?.system ?? "",
    isExact: asked?.promptHash === promptHash,
    messages: [...(asked?.messages ?? [])],
  };
}

function explainSummary(
  { turn, history }: State,
  started: TurnEventOf<"aside_started">,
  graph: Graph,
): ExplainedGeneration {
  const { nodeId, promptHash, historyLength } = started.payload;
  const asked = summaryOf(history.slice(0, historyLength ?? 0));
  const answer = answerTo(turn, started, "context_compaction");
  return {
    ...aside("summary", nodeId, graph),
    outcome: answer ? "finished" : turn.status === "completed" ? "failed" : outcomeOf(turn),
    system: asked.system,
    isExact: asked.promptHash === promptHash,
    messages: [...asked.messages],
  };
}

function aside(purpose: "extraction" | "summary", nodeId: string, graph: Graph) {
  const nodeName = findConversationNode(graph, nodeId)?.data.name ?? nodeId;
  return { purpose, generation: null, nodeId, nodeName, functions: [] };
}

/** What came back, when the turn went on: the first such event after the question. */
function answerTo<Type extends "extraction" | "context_compaction">(
  { events }: Turn,
  started: TurnEventOf<"aside_started">,
  type: Type,
): TurnEventOf<Type> | null {
  const after = events.slice(events.indexOf(started) + 1);
  return eventsOfType(after, type)[0] ?? null;
}

/** Of what was asked last in a turn that did not complete. */
function outcomeOf({ status }: Turn): "failed" | "stopped" {
  return status === "cancelled" ? "stopped" : "failed";
}
