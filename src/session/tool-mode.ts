import type { ToolCall } from "@/engine/tool";
import type { JsonObject } from "@/shared/json";
import { findRecordedResult } from "./recorded-call";
import type { Session } from "./session";

/** Where the results of a tool come from. */
export type ToolModeChoice =
  | { mode: "live" }
  | { mode: "recorded"; otherwise: "mock" | "fail" | "live" }
  | {
      mode: "mock";
      result?: JsonObject;
      error?: string;
      /** Milliseconds to wait before answering. */
      delayMs?: number;
    };

/** By tool id. */
export type ToolModes = Record<string, ToolModeChoice>;

export type ToolDecision =
  | { type: "call" }
  | { type: "result"; mode: "mock" | "recorded"; result: JsonObject; delayMs: number };

/**
 * Whether a call goes out into the world. Without a choice it does, but for what a branch beside the turn's own path has
 * recorded: trying a moment again does not touch the world twice.
 */
export function decideToolCall(
  session: Session,
  turnId: string,
  { tool, arguments: given }: ToolCall,
  choice: ToolModeChoice | undefined,
): ToolDecision {
  if (choice?.mode === "live") return { type: "call" };
  if (choice?.mode === "mock") {
    const { result = mockedSuccess, error, delayMs = 0 } = choice;
    return mocked(error === undefined ? result : { status: "error", error }, delayMs);
  }
  const recorded = findRecordedResult(
    session,
    { toolId: tool.toolId, functionName: tool.functionName, arguments: given },
    choice ? null : turnId,
  );
  if (recorded) return { type: "result", mode: "recorded", result: recorded, delayMs: 0 };
  if (!choice || choice.otherwise === "live") return { type: "call" };
  return mocked(choice.otherwise === "mock" ? mockedSuccess : nothingRecorded, 0);
}

function mocked(result: JsonObject, delayMs: number): ToolDecision {
  return { type: "result", mode: "mock", result, delayMs };
}

const mockedSuccess: JsonObject = { status: "success", mocked: true };
const nothingRecorded: JsonObject = {
  status: "error",
  error: "No result of this tool is recorded for these arguments.",
};
