import type { JsonObject } from "@/shared/json";

export const toolCategories = ["http_api", "calculator", "end_call", "transfer_call", "mcp"] as const;
export type ToolCategory = (typeof toolCategories)[number];

/** A function of a tool, as a node offers it to the model. One MCP tool row gives several. */
export type OfferedTool = {
  toolId: string;
  toolName: string;
  category: ToolCategory;
  /** At most 64 of `a-z0-9_-`; unlike any other function of the node. */
  functionName: string;
  description: string;
  /** JSON schema of the arguments, an object. */
  parameters: JsonObject;
  /** Said when it is called; a template. Null for nothing. */
  spokenMessage: string | null;
  /** `end_call` only: the argument `reason` becomes the disposition. */
  asksReason: boolean;
};

/** What a node offers, and notices about the tools it names but cannot offer. */
export type ToolOffer = {
  tools: readonly OfferedTool[];
  notices: readonly { kind: string; message: string }[];
};

/** A call for the server to perform. */
export type ToolCall = { toolCallId: string; tool: OfferedTool; arguments: JsonObject };

export type ToolMode = "live" | "mock" | "recorded";

/** `durationMs` is the time the call took; `mode` where the result came from. */
export type ToolResult = {
  toolCallId: string;
  result: JsonObject;
  mode: ToolMode;
  durationMs: number;
  /** Of a recorded result: the turn in which the tool was really asked. */
  recordedTurnId?: string;
};
