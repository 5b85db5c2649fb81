import type { JsonObject } from "@/shared/json";
import type { ExtractionRequest } from "./extraction";
import type { TurnFailure } from "./failure";
import type { HandledReply } from "./function-calls";
import type { ConversationNode, Graph } from "./graph";
import type { Message } from "./message";
import type { GraphEdge } from "./node-type";
import type { ToolCall, ToolOffer } from "./tool";
import type { Segment, TurnEvent } from "./turn-event";
import type { Usage } from "./usage";

export type FunctionDefinition = { name: string; description: string; parameters: JsonObject };

export type TurnLimits = {
  hops: number;
  modelCalls: number;
  toolCallsPerReply: number;
  /** Bytes of JSON that the gathered context may have. */
  contextBytes: number;
};

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
  /** What the nodes offer beside their edges, by node id. */
  tools: ReadonlyMap<string, ToolOffer>;
  /** What an earlier opening of the session has fetched; it is not asked for twice. */
  fetchedContext: JsonObject | null;
  /** Summarise the older messages when the history is longer than this; null for never. */
  compactionTokens: number | null;
  limits: TurnLimits;
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
  functionsHash: string;
};

/** Asks for a summary of `summarisedMessages` messages, the oldest of the base. */
export type SummaryRequest = {
  system: string;
  promptHash: string;
  messages: readonly Message[];
  summarisedMessages: number;
};

/** Asks an address of the workflow's author for more initial context. */
export type FetchRequest = { nodeId: string; url: string; credentialToolId: string | null };

export type FetchResult = { context: JsonObject; error: string | null; durationMs: number };

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

/** What happens once the values of the node being left are known. */
export type Leaving = { handled: HandledReply } & (
  | { type: "hop"; edge: GraphEdge }
  | { type: "end"; ending: Ending }
);

/** `disposition` wins over an extracted one; `fallback` is written when there is neither. */
export type Ending = { reason: string; disposition: string | null; fallback: string };

/** What the turn waits for, with what it has to remember until then. */
export type Waiting =
  | { for: "fetch"; request: FetchRequest }
  | { for: "summary"; request: SummaryRequest }
  | { for: "reply"; request: GenerationRequest }
  | { for: "tools"; handled: HandledReply }
  | { for: "extraction"; request: ExtractionRequest; leaving: Leaving };

/** A turn between two steps: what it started from, where it stands, and what it has added so far. Never mutated. */
export type RunningTurn = {
  readonly start: TurnStart;
  readonly node: ConversationNode;
  /** That of the start, with what was fetched. */
  readonly initialContext: JsonObject;
  /** The base's messages as the model is given them: the oldest may be a summary. */
  readonly history: readonly Message[];
  readonly gatheredContext: JsonObject;
  readonly segments: readonly Segment[];
  readonly events: readonly TurnEvent[];
  readonly messages: readonly Message[];
  readonly usage: Usage;
  readonly hops: number;
  /** The number of the newest generation; 0 before the first. */
  readonly generation: number;
  readonly modelCalls: number;
  readonly waiting: Waiting | null;
};

/** What to do next. Each but `settle` is answered by a function of the turn machine. */
export type NextStep =
  | { type: "fetch"; request: FetchRequest }
  | { type: "summarise"; request: SummaryRequest }
  | { type: "generate"; request: GenerationRequest }
  | { type: "call_tools"; calls: readonly ToolCall[] }
  | { type: "extract"; request: ExtractionRequest }
  | { type: "settle"; outcome: TurnOutcome };

export type Step = { turn: RunningTurn; next: NextStep };
