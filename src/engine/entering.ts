import { whyNotFetched } from "./fetch-mode";
import { addNodeVisit } from "./gathered-context";
import { templateScope } from "./generation-request";
import { type ConversationNode, findConversationNode, type Graph } from "./graph";
import type { GraphEdge } from "./node-type";
import { addEvents, addMessages, addNotice, addRenderWarning, addSegment } from "./running-turn";
import { greetingOf } from "./scripted-line";
import type { RunningTurn } from "./turn";

/** @throws when the graph has no such node to stand on: a broken invariant */
export function standingOn(graph: Graph, nodeId: string): ConversationNode {
  const node = findConversationNode(graph, nodeId);
  if (node === null) throw new Error(`The graph has no node ${nodeId} for a conversation to stand on.`);
  return node;
}

export function enterNode(
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
        generation: edge && turn.generation,
        allowInterrupt: node.data.allow_interrupt,
      },
    },
  );
}

/** Only the start node greets. */
export function greet(turn: RunningTurn, at: string): RunningTurn {
  const { node } = turn;
  if (node.type !== "startCall") return turn;
  const seconds = node.data.delayed_start_duration ?? defaultDelaySeconds;
  const delay = `The workflow waits ${seconds} s before it speaks; a text chat does not.`;
  const unfetched = whyNotFetched(node.data);
  const noted = unfetched === null ? turn : addNotice(turn, "not_fetched", unfetched, at);
  const entered = node.data.delayed_start ? addNotice(noted, "delayed_start", delay, at) : noted;
  const greeting = greetingOf(node, templateScope(entered));
  if (greeting?.type === "audio") {
    const message = "The greeting is a recording; the model opens the chat instead.";
    return addNotice(entered, "audio_greeting", message, at);
  }
  if (greeting === null) return entered;
  const checked = addRenderWarning(entered, "data.greeting", greeting.template, at);
  const spoken = addSegment(checked, "greeting", greeting.text);
  return addMessages(spoken, { role: "assistant", content: greeting.text });
}

const defaultDelaySeconds = 2;
