import type { JsonValue } from "@/shared/json";
import type { ServerFields } from "./sent-back";

export type TextPart = { type: "text"; text: string };
export type ToolCallPart = {
  type: "tool-call";
  toolCallId: string;
  toolName: string;
  input: JsonValue;
  providerOptions?: ServerFields;
};
export type ToolResultPart = {
  type: "tool-result";
  toolCallId: string;
  toolName: string;
  output: { type: "json" | "error-json"; value: JsonValue };
};

/**
 * One entry of the model's history, version 1. The node's prompt is not in here: it is composed anew for each generation.
 * Structurally a subset of the AI SDK's `ModelMessage`, so that the history is sent as it is stored.
 */
export type Message =
  | { role: "user"; content: string }
  | { role: "assistant"; content: string | (TextPart | ToolCallPart)[]; providerOptions?: ServerFields }
  | { role: "tool"; content: ToolResultPart[] };
