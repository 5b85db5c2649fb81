import { answerCalls, callEvents, replyMessages } from "./function-calls";
import { addNodeVisit, closeContext } from "./gathered-context";
import { composeRequest, templateScope } from "./generation-request";
import { type ConversationNode, edgesFrom, findConversationNode, type Graph } from "./graph";
import { toIdentifier } from "./identifier";
import type { GraphEdge } from "./node-type";
import { addEvents, addGeneration, addMessages, addNotice, addSegment, newTurn } from "./running-turn";
import { greetingOf, transitionSpeechOf } from "./scripted-line";
import { toSpokenText } from "./spoken-text";
import type { ModelReply, RunningTurn, Step, TurnFailure, TurnOutcome, TurnStart } from "./turn";

/** What a person is told when a turn reaches one of its limits. */
export const limitMessages = {
  hop_limit:
    "The workflow moved between nodes more often than one turn allows. Look for edges that lead in a circle.",
  model_call_limit: "The turn needed more model calls than allowed. Look for edges or functions that repeat.",
} as const;

/** Enters the graph if nobody has yet, greets if the workflow does, and asks the model unless the greeting is the answer. */
export function beginTurn(start: TurnStart, at: string): Step {
  const { graph, currentNodeId, startNodeId, userText } = start;
  const node = standingOn(graph, currentNodeId ?? startNodeId ?? graph.startNode.id);
  const turn = newTurn(start, node);
  const opened = currentNodeId === null ? greet(enterNode(turn, node, null, at), at) : turn;
  if (userText !== null) return generate(addMessages(opened, { role: "user", content: userText }), at);
  return opened.segments.length > 0 ? complete(opened) : generate(opened, at);
}

/** Decides what follows a reply: a hop, another generation after calls that were refused, or the end of the turn. */
export function afterReply(turn: RunningTurn, reply: ModelReply, at: string): Step {
  const { node, start } = turn;
  const answers = answerCalls(reply.functionCalls, edgesFrom(start.graph, node.id));
  const edge = answers.find((answer) => answer.edge !== null)?.edge ?? null;
  const text = toSpokenText(reply.text);
  const speech = edge && transitionSpeechOf(edge, templateScope(turn));
  const spokenSpeech = speech?.type === "text" ? speech.text : "";
  const heard = [text, spokenSpeech].filter((line) => line !== "").join("\n\n");

  let next = addGeneration(turn, reply, at);
  next = addSegment(next, "model", text);
  next = addEvents(next, ...callEvents(node.id, answers, at));
  next = addSegment(next, "transition_speech", spokenSpeech);
  next = addMessages(next, ...replyMessages(heard, answers));
  if (speech?.type === "audio") {
    next = addNotice(
      next,
      "audio_transition_speech",
      "The transition plays a recording, which a text chat cannot.",
      at,
    );
  }

  if (node.type === "endCall") return complete(endConversation(next, at), { isEnd: true });
  if (edge) return hop(next, edge, at);
  return answers.length > 0 ? generate(next, at) : complete(next);
}

/** Also for a turn that a person stopped: what was said stays on the turn as segments, and out of the model's history. */
export function failTurn(
  turn: RunningTurn,
  failure: TurnFailure & { text?: string },
  at: string,
): TurnOutcome {
  const { reason, message } = failure;
  const failed = addEvents(withLastWords(turn, failure.text), {
    type: "execution_error",
    createdAt: at,
    payload: { reason, message },
  });
  return { ...unfinished(failed), status: "failed", error: { reason, message } };
}

/** The person stopped the turn. What was said until then is kept, but not in the model's history. */
export function cancelTurn(turn: RunningTurn, spoken: { text?: string }): TurnOutcome {
  return { ...unfinished(withLastWords(turn, spoken.text)), status: "cancelled", error: null };
}

function withLastWords(turn: RunningTurn, text = ""): RunningTurn {
  return addSegment(turn, "model", toSpokenText(text));
}

/** The state of the base, with what was said, seen and spent on the way. */
function unfinished(turn: RunningTurn): Omit<TurnOutcome, "status" | "error"> {
  return {
    currentNodeId: turn.start.currentNodeId,
    gatheredContext: turn.start.gatheredContext,
    segments: [...turn.segments],
    events: [...turn.events],
    messages: [],
    usage: turn.usage,
    isEnd: false,
  };
}

function complete(turn: RunningTurn, { isEnd } = { isEnd: false }): Step {
  const outcome: TurnOutcome = {
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
  return { turn, next: { type: "settle", outcome } };
}

function generate(turn: RunningTurn, at: string): Step {
  if (turn.modelCalls >= turn.start.limits.modelCalls) return stopAtLimit(turn, "model_call_limit", at);
  const request = composeRequest(turn);
  return {
    turn: { ...turn, request, modelCalls: turn.modelCalls + 1 },
    next: { type: "generate", request },
  };
}

function hop(turn: RunningTurn, edge: GraphEdge, at: string): Step {
  if (turn.hops >= turn.start.limits.hops) return stopAtLimit(turn, "hop_limit", at);
  const target = standingOn(turn.start.graph, edge.target);
  return generate({ ...enterNode(turn, target, edge, at), hops: turn.hops + 1 }, at);
}

function stopAtLimit(turn: RunningTurn, reason: keyof typeof limitMessages, at: string): Step {
  const outcome = failTurn(turn, { reason, message: limitMessages[reason] }, at);
  return { turn, next: { type: "settle", outcome } };
}

function enterNode(
  turn: RunningTurn,
  node: ConversationNode,
  edge: GraphEdge | null,
  at: string,
): RunningTurn {
  const previous = edge && turn.node;
  const gatheredContext = addNodeVisit(turn.gatheredContext, node.data.name);
  return addEvents(
    { ...turn, node, gatheredContext },
    {
      type: "node_transition",
      createdAt: at,
      payload: {
        nodeId: node.id,
        nodeName: node.data.name,
        previousNodeId: previous?.id ?? null,
        previousNodeName: previous?.data.name ?? null,
        edgeId: edge?.id ?? null,
        functionName: edge?.functionName ?? null,
        allowInterrupt: node.data.allow_interrupt,
      },
    },
  );
}

/** Only the start node greets. */
function greet(turn: RunningTurn, at: string): RunningTurn {
  const { node } = turn;
  if (node.type !== "startCall") return turn;
  const seconds = node.data.delayed_start_duration ?? defaultDelaySeconds;
  const delay = `The workflow waits ${seconds} s before it speaks; a text chat does not.`;
  const entered = node.data.delayed_start ? addNotice(turn, "delayed_start", delay, at) : turn;
  const greeting = greetingOf(node, templateScope(entered));
  if (greeting === null) return entered;
  if (greeting.type === "audio") {
    return addNotice(
      entered,
      "audio_greeting",
      "The greeting is a recording; the model opens the chat instead.",
      at,
    );
  }
  const spoken = addSegment(entered, "greeting", greeting.text);
  return addMessages(spoken, { role: "assistant", content: greeting.text });
}

const defaultDelaySeconds = 2;

function endConversation(turn: RunningTurn, at: string): RunningTurn {
  const { context, disposition } = closeContext(
    turn.gatheredContext,
    toIdentifier(turn.node.data.name, "end"),
  );
  const payload = { reason: "end_node", disposition, nodeId: turn.node.id };
  return addEvents({ ...turn, gatheredContext: context }, { type: "session_end", createdAt: at, payload });
}

function standingOn(graph: Graph, nodeId: string): ConversationNode {
  const node = findConversationNode(graph, nodeId);
  if (node === null) throw new Error(`The graph has no node ${nodeId} for a conversation to stand on.`);
  return node;
}
