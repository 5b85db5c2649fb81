import type { ConversationNode } from "./graph";
import type { Message } from "./message";
import type { ModelReply, RunningTurn, TurnStart } from "./turn";
import type { SegmentSource, TurnEvent } from "./turn-event";
import { addUsage, noUsage } from "./usage";

export function newTurn(start: TurnStart, node: ConversationNode): RunningTurn {
  return {
    start,
    node,
    gatheredContext: start.gatheredContext,
    segments: [],
    events: [],
    messages: [],
    usage: noUsage,
    hops: 0,
    modelCalls: 0,
    request: null,
  };
}

export function addEvents(turn: RunningTurn, ...events: readonly TurnEvent[]): RunningTurn {
  return { ...turn, events: [...turn.events, ...events] };
}

export function addMessages(turn: RunningTurn, ...messages: readonly Message[]): RunningTurn {
  return { ...turn, messages: [...turn.messages, ...messages] };
}

/** Said by the node where the turn stands; silence is not a segment. */
export function addSegment(turn: RunningTurn, source: SegmentSource, text: string): RunningTurn {
  if (text === "") return turn;
  const segment = { nodeId: turn.node.id, nodeName: turn.node.data.name, source, text };
  return { ...turn, segments: [...turn.segments, segment] };
}

export function addNotice(turn: RunningTurn, kind: string, message: string, at: string): RunningTurn {
  return addEvents(turn, { type: "notice", createdAt: at, payload: { nodeId: turn.node.id, kind, message } });
}

/** The answer to the turn's last request, as facts: what it cost, and what was offered and chosen. */
export function addGeneration(turn: RunningTurn, reply: ModelReply, at: string): RunningTurn {
  const { request } = turn;
  if (request === null) throw new Error("A reply came before the model was asked.");
  const event: TurnEvent = {
    type: "generation",
    createdAt: at,
    payload: {
      nodeId: request.nodeId,
      nodeName: request.nodeName,
      model: reply.model,
      promptHash: request.promptHash,
      offeredFunctions: request.functions.map((offered) => offered.name),
      chosenFunctions: reply.functionCalls.map((call) => call.name),
      finishReason: reply.finishReason,
      usage: reply.usage,
      timeToFirstTokenMs: reply.timeToFirstTokenMs,
      durationMs: reply.durationMs,
    },
  };
  return addEvents({ ...turn, usage: addUsage(turn.usage, reply.usage) }, event);
}
