import type { JsonObject, JsonValue } from "@/shared/json";
import type { Usage } from "./usage";

export type SegmentSource = "greeting" | "model" | "transition_speech" | "tool_message";

/** A piece of what the assistant said, attributed to the node that said it. */
export type Segment = { nodeId: string; nodeName: string; source: SegmentSource; text: string };

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
    allowInterrupt: boolean;
  };
  generation: {
    nodeId: string;
    nodeName: string;
    model: string;
    /** SHA-256 of the system prompt as rendered, hex. */
    promptHash: string;
    offeredFunctions: string[];
    chosenFunctions: string[];
    finishReason: string;
    usage: Usage;
    /** Milliseconds from the request to the first text or function call; null when nothing came. */
    timeToFirstTokenMs: number | null;
    durationMs: number;
  };
  tool_call_started: {
    nodeId: string;
    toolCallId: string;
    functionName: string;
    /** `transition`: an edge. `unknown`: the model named a function it was not offered. */
    kind: "transition" | "unknown";
    arguments: JsonValue;
  };
  tool_call_result: {
    nodeId: string;
    toolCallId: string;
    functionName: string;
    kind: "transition" | "unknown";
    result: JsonObject;
  };
  /** Something the workflow asks for that a text chat does not do, or a value that could not be rendered. */
  notice: { nodeId: string; kind: string; message: string };
  session_end: { reason: string; disposition: string; nodeId: string | null };
  execution_error: { reason: string; message: string };
};

export type TurnEventType = keyof EventPayloads;
export type TurnEvent = {
  [Type in TurnEventType]: { type: Type; createdAt: string; payload: EventPayloads[Type] };
}[TurnEventType];
