import { isJsonObject, type JsonValue } from "@/shared/json";
import type { Message, ToolResultPart } from "./message";

const longestResult = 2_000;

/** A history as labelled lines, for a model that is asked about it. Moves between nodes are left out. */
export function conversationText(messages: readonly Message[]): string {
  return messages.flatMap(linesOf).join("\n");
}

function linesOf(message: Message): string[] {
  switch (message.role) {
    case "user":
      return [`user: ${message.content}`];
    case "assistant": {
      const text =
        typeof message.content === "string"
          ? message.content
          : message.content.flatMap((part) => (part.type === "text" ? part.text : [])).join("\n");
      return text === "" ? [] : [`assistant: ${text}`];
    }
    case "tool":
      return message.content
        .filter((part) => !isMove(part))
        .map((part) => `tool ${part.toolName}: ${dataOf(part)}`);
  }
}

/** The result of a transition says nothing about the conversation. */
function isMove({ output: { value } }: ToolResultPart): boolean {
  return isJsonObject(value) && value.status === "done" && Object.keys(value).length === 1;
}

function dataOf({ output: { value } }: ToolResultPart): string {
  return JSON.stringify(essence(value)).slice(0, longestResult);
}

function essence(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  if (value.data !== undefined) return value.data;
  const { status: _, status_code: __, ...rest } = value;
  return rest;
}
