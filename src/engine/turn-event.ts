import type { JsonObject, JsonValue } from "@/shared/json";
import type { ProviderAnswer } from "./failure";
import type { SentBack } from "./sent-back";
import type { ToolMode } from "./tool";
import type { Usage } from "./usage";

export type SegmentSource = "greeting" | "model" | "transition_speech" | "tool_message";

/** A piece of what the assistant said, attributed to the node that said it and the generation it follows from. */
export type Segment = {
  nodeId: string;
  nodeName: string;
  source: SegmentSource;
  text: string;
  /** Null for a greeting: no model was asked for it. */
  generation: number | null;
};

/** `transition`: an edge. `unknown`: the model named a function it was not offered. */
export type FunctionKind = "transition" | "tool" | "unknown";

export type ExtractedValue = {
  name: string;
  value: string | number | boolean;
  /** The words of the conversation it was taken from; null when the model named none that were said. */
  source: string | null;
};

type EventPayloads = {
  node_transition: {
    nodeId: string;
    nodeName: string;
    previousNodeId: string | null;
    previousNodeName: string | null;
    /** The edge taken; null on the first entry. */
    edgeId: string | null;
    /** The function the model called to take it; null on the first entry. */
    functionName: string | null;
    /** The generation that called it; null on the first entry. */
    generation: number | null;
    allowInterrupt: boolean;
  };
  /** The model is asked for the next words of the conversation. Without a `generation` of this number, that failed or was stopped. */
  generation_started: {
    /** Counts the generations of the turn, from 1. What follows from it names it. */
    generation: number;
    nodeId: string;
    nodeName: string;
    /** The names of the functions offered, in their order. */
    functions: string[];
    /** SHA-256 of the system prompt as rendered, hex. Like what follows, null in old turns that did not keep it. */
    promptHash: string | null;
    /** SHA-256 of the functions as JSON, hex. */
    functionsHash: string | null;
    /** How many messages were sent. */
    historyLength: number | null;
    /** That they were sent in another shape, of a generation that was stopped. */
    messageShape?: "alternating";
  };
  generation: {
    generation: number;
    nodeId: string;
    nodeName: string;
    model: string;
    /** SHA-256 of the system prompt as rendered, hex. */
    promptHash: string;
    offeredFunctions: string[];
    chosenFunctions: string[];
    finishReason: string;
    /** What the model thought; absent when nothing came. */
    reasoning?: string;
    /** What goes back to the server with the calls. */
    sentBack?: SentBack;
    /** That the history was sent in another shape; absent when as it is. */
    messageShape?: "alternating";
    usage: Usage;
    /** Milliseconds from the request to the first text or function call; null when nothing came. */
    timeToFirstTokenMs: number | null;
    durationMs: number;
  };
  tool_call_started: {
    /** The generation that called it. */
    generation: number;
    nodeId: string;
    toolCallId: string;
    functionName: string;
    kind: FunctionKind;
    arguments: JsonValue;
    /** These two only for `kind: "tool"`. */
    toolId?: string;
    toolName?: string;
  };
  tool_call_result: {
    generation: number;
    nodeId: string;
    toolCallId: string;
    functionName: string;
    kind: FunctionKind;
    result: JsonObject;
    toolId?: string;
    toolName?: string;
    /** Where the result came from, and how long that took; only when a tool was really asked. */
    mode?: ToolMode;
    durationMs?: number;
    /** Of a recorded result: the turn in which the tool was really asked. */
    recordedTurnId?: string;
  };
  /** The model is asked something beside the conversation. Without the event of its answer, that failed or was stopped. */
  aside_started: {
    purpose: "extraction" | "summary";
    nodeId: string;
    /** SHA-256 of what was asked, hex. Like what follows, null in old turns that did not keep it. */
    promptHash: string | null;
    /** How many messages of the conversation it is about. */
    historyLength: number | null;
  };
  extraction: {
    nodeId: string;
    nodeName: string;
    model: string;
    promptHash: string;
    values: ExtractedValue[];
    /** Answered, but not taken over. */
    dropped: { name: string; reason: string }[];
    /** Why nothing could be taken over; null when the answer was usable. */
    error: string | null;
    usage: Usage;
    durationMs: number;
  };
  /** Initial context asked for before the conversation began. `isRecorded`: from an earlier opening of this session. */
  pre_call_fetch: {
    nodeId: string;
    url: string;
    context: JsonObject;
    error: string | null;
    isRecorded: boolean;
    durationMs: number;
  };
  /** From here on the model is given the summary instead of the oldest messages of the base. */
  context_compaction: {
    nodeId: string;
    model: string;
    summary: string;
    summarisedMessages: number;
    usage: Usage;
    durationMs: number;
  };
  /** Placeholders without a default that rendered as nothing. `field` is the one of the node, its edge or the global node. */
  render_warning: { nodeId: string; field: string; paths: string[] };
  /** Something the workflow asks for that a text chat does not do, or that could not be done. */
  notice: { nodeId: string; kind: string; message: string };
  session_end: { reason: string; disposition: string; nodeId: string | null };
  /** `generation`: the one that failed; null when it was something else. */
  execution_error: {
    reason: string;
    message: string;
    generation: number | null;
    /** What the provider said; absent when it said nothing, or was not asked. */
    provider?: ProviderAnswer;
    /** As that of a generation. */
    messageShape?: "alternating";
  };
};

export type TurnEventType = keyof EventPayloads;
export type TurnEventOf<Type extends TurnEventType> = {
  type: Type;
  createdAt: string;
  payload: EventPayloads[Type];
};
export type TurnEvent = { [Type in TurnEventType]: TurnEventOf<Type> }[TurnEventType];

export function eventsOfType<Type extends TurnEventType>(
  events: readonly TurnEvent[],
  type: Type,
): TurnEventOf<Type>[] {
  return events.filter((event): event is TurnEventOf<Type> & TurnEvent => event.type === type);
}
