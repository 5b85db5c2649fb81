import { promptsOf, templateScope } from "./generation-request";
import type { ConversationNode } from "./graph";
import type { Message } from "./message";
import type { ModelReply } from "./model-reply";
import { emptyPaths } from "./template";
import type { GenerationRequest, RunningTurn, TurnOutcome, TurnStart, Waiting } from "./turn";
import { eventsOfType, type SegmentSource, type TurnEvent } from "./turn-event";
import { addUsage, noUsage } from "./usage";

export function newTurn(start: TurnStart, node: ConversationNode): RunningTurn {
  return {
    start,
    node,
    initialContext: start.initialContext,
    history: start.messages,
    gatheredContext: start.gatheredContext,
    segments: [],
    events: [],
    messages: [],
    usage: noUsage,
    hops: 0,
    generation: 0,
    modelCalls: 0,
    waiting: null,
  };
}

/** The same turn, waiting for nothing, with what it waited for. @throws when it waits for something else: the caller's mistake */
export function stopWaiting<For extends Waiting["for"]>(
  turn: RunningTurn,
  expected: For,
): { turn: RunningTurn; waited: Extract<Waiting, { for: For }> } {
  const { waiting } = turn;
  if (waiting?.for !== expected)
    throw new Error(`The turn waits for ${waiting?.for ?? "nothing"}, not for ${expected}.`);
  return { turn: { ...turn, waiting: null }, waited: waiting as Extract<Waiting, { for: For }> };
}

export function addEvents(turn: RunningTurn, ...events: readonly TurnEvent[]): RunningTurn {
  return events.length === 0 ? turn : { ...turn, events: [...turn.events, ...events] };
}

export function addMessages(turn: RunningTurn, ...messages: readonly Message[]): RunningTurn {
  return { ...turn, messages: [...turn.messages, ...messages] };
}

/** Said by the node where the turn stands; silence is not a segment. */
export function addSegment(turn: RunningTurn, source: SegmentSource, text: string): RunningTurn {
  if (text === "") return turn;
  const { node, generation } = turn;
  const segment = {
    nodeId: node.id,
    nodeName: node.data.name,
    source,
    text,
    generation: generation || null,
  };
  return { ...turn, segments: [...turn.segments, segment] };
}

export function addNotice(turn: RunningTurn, kind: string, message: string, at: string): RunningTurn {
  return addEvents(turn, { type: "notice", createdAt: at, payload: { nodeId: turn.node.id, kind, message } });
}

/** Notes the placeholders of a text that render as nothing; once for each text of a node. */
export function addRenderWarning(turn: RunningTurn, field: string, text: string, at: string): RunningTurn {
  const paths = emptyPaths(text, templateScope(turn));
  const nodeId = turn.node.id;
  const isKnown = turn.events.some(
    ({ type, payload }) => type === "render_warning" && payload.nodeId === nodeId && payload.field === field,
  );
  if (paths.length === 0 || isKnown) return turn;
  return addEvents(turn, { type: "render_warning", createdAt: at, payload: { nodeId, field, paths } });
}

export function addPromptWarnings(turn: RunningTurn, at: string): RunningTurn {
  const [own = "", globals = ""] = promptsOf(turn.start.graph, turn.node).reverse();
  return addRenderWarning(addRenderWarning(turn, "global.data.prompt", globals, at), "data.prompt", own, at);
}

const noKnowledgeBase =
  "The node names documents to look things up in. There is no knowledge base here: the model answers without them.";

/** What the node names and cannot offer; said once in a turn. */
export function addToolNotices(turn: RunningTurn, at: string): RunningTurn {
  const { node } = turn;
  const hasDocuments = "document_uuids" in node.data && Boolean(node.data.document_uuids?.length);
  const notices = [
    ...(turn.start.tools.get(node.id)?.notices ?? []),
    ...(hasDocuments ? [{ kind: "documents", message: noKnowledgeBase }] : []),
  ];
  const told = new Set(eventsOfType(turn.events, "notice").map(({ payload }) => payload.message));
  return notices
    .filter(({ message }) => !told.has(message))
    .reduce((next, { kind, message }) => addNotice(next, kind, message, at), turn);
}

/** Ids of calls are unique within a turn. */
export function usedCallIds(turn: RunningTurn): ReadonlySet<string> {
  return new Set(eventsOfType(turn.events, "tool_call_started").map(({ payload }) => payload.toolCallId));
}

/** The model is about to be asked: from here on, what happens follows from this generation. */
export function startGeneration(turn: RunningTurn, request: GenerationRequest, at: string): RunningTurn {
  const { nodeId, nodeName, promptHash, functionsHash, functions, messages } = request;
  const generation = turn.generation + 1;
  return addEvents(
    { ...turn, generation },
    {
      type: "generation_started",
      createdAt: at,
      payload: {
        generation,
        nodeId,
        nodeName,
        functions: functions.map(({ name }) => name),
        promptHash,
        functionsHash,
        historyLength: messages.length,
      },
    },
  );
}

/** The answer to a request, as facts: what it cost, and what was offered and chosen. */
export function addGeneration(
  turn: RunningTurn,
  request: GenerationRequest,
  reply: ModelReply,
  at: string,
): RunningTurn {
  const event: TurnEvent = {
    type: "generation",
    createdAt: at,
    payload: {
      generation: turn.generation,
      nodeId: request.nodeId,
      nodeName: request.nodeName,
      model: reply.model,
      promptHash: request.promptHash,
      offeredFunctions: request.functions.map((offered) => offered.name),
      chosenFunctions: reply.functionCalls.map((call) => call.name),
      finishReason: reply.finishReason,
      ...(reply.reasoning !== "" && { reasoning: reply.reasoning }),
      ...(reply.sentBack && { sentBack: reply.sentBack }),
      ...(reply.messageShape === "alternating" && { messageShape: reply.messageShape }),
      usage: reply.usage,
      timeToFirstTokenMs: reply.timeToFirstTokenMs,
      durationMs: reply.durationMs,
    },
  };
  return addEvents({ ...turn, usage: addUsage(turn.usage, reply.usage) }, event);
}

export function completedOutcome(turn: RunningTurn, isEnd: boolean): TurnOutcome {
  return {
    status: "completed",
    currentNodeId: turn.node.id,
    gatheredContext: turn.gatheredContext,
    segments: [...turn.segments],
    events: [...turn.events],
    messages: [...turn.messages],
    usage: turn.usage,
    isEnd,
    error: null,
  };
}

/** The state of the base, with what was said, seen and spent on the way. */
export function unfinishedOutcome(turn: RunningTurn): Omit<TurnOutcome, "status" | "error"> {
  return {
    ...completedOutcome(turn, false),
    currentNodeId: turn.start.currentNodeId,
    gatheredContext: turn.start.gatheredContext,
    messages: [],
  };
}
