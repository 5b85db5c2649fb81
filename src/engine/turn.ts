import type { JsonObject } from "@/shared/json";
import type { ConversationNode, Graph } from "./graph";
import type { Message } from "./message";
import type { Segment, TurnEvent } from "./turn-event";
import type { Usage } from "./usage";

export type FunctionDefinition = { name: string; description: string; parameters: JsonObject };

/** What a turn starts from: the checkpoint of its base, and what the person said (null on the opening turn). */
export type TurnStart = {
  graph: Graph;
  initialContext: JsonObject;
  gatheredContext: JsonObject;
  /** Where the base stands; null before the first node was entered. */
  currentNodeId: string | null;
  /** Where to enter when `currentNodeId` is null; the start node when null. */
  startNodeId: string | null;
  messages: readonly Message[];
  userText: string | null;
  limits: { hops: number; modelCalls: number };
  /** The clock that templates see, ISO-8601; it may be fixed. */
  templateNow: string;
};

/** `messages` may be empty: nothing was said before an opening turn. */
export type GenerationRequest = {
  nodeId: string;
  nodeName: string;
  system: string;
  promptHash: string;
  messages: readonly Message[];
  functions: readonly FunctionDefinition[];
};

export type FunctionCall = {
  id: string;
  name: string;
  /** `{ invalid }` holds the raw text of arguments that are not a JSON object. */
  arguments: { value: JsonObject } | { invalid: string };
};

export type ModelReply = {
  text: string;
  functionCalls: readonly FunctionCall[];
  finishReason: string;
  model: string;
  usage: Usage;
  timeToFirstTokenMs: number | null;
  durationMs: number;
};

export type TurnFailure = { reason: string; message: string };

/**
 * What the turn leaves behind. When it failed or was cancelled: the base's node and context, no messages; segments, events
 * and usage are kept.
 */
export type TurnOutcome = {
  status: "completed" | "failed" | "cancelled";
  currentNodeId: string | null;
  gatheredContext: JsonObject;
  segments: Segment[];
  events: TurnEvent[];
  messages: Message[];
  usage: Usage;
  isEnd: boolean;
  error: TurnFailure | null;
};

/** A turn between two steps: what it started from, where it stands, and what it has added so far. Never mutated. */
export type RunningTurn = {
  readonly start: TurnStart;
  readonly node: ConversationNode;
  readonly gatheredContext: JsonObject;
  readonly segments: readonly Segment[];
  readonly events: readonly TurnEvent[];
  readonly messages: readonly Message[];
  readonly usage: Usage;
  readonly hops: number;
  readonly modelCalls: number;
  /** What the model was asked last; null before the first generation. */
  readonly request: GenerationRequest | null;
};

export type Step = {
  turn: RunningTurn;
  next: { type: "generate"; request: GenerationRequest } | { type: "settle"; outcome: TurnOutcome };
};
