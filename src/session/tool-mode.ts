import type { ToolCall } from "@/engine/tool";
import type { JsonObject } from "@/shared/json";
import { findRecording } from "./recorded-call";
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
  | { type: "result"; mode: "mock"; result: JsonObject; delayMs: number }
  | {
      type: "result";
      mode: "recorded";
      result: JsonObject;
      delayMs: 0;
      /** The turn in which the tool was really asked. */
      recordedTurnId: string;
    };

/**
 * Whether a call goes out into the world. Without a choice it does, but for what a branch beside the turn's own path has
 * recorded: trying a moment again does not touch the world twice. `isAskedAgain`: no recording will do, this once.
 */
export function decideToolCall(
  session: Session,
  turnId: string,
  { tool, arguments: given }: ToolCall,
  choice: ToolModeChoice | undefined,
  isAskedAgain = false,
): ToolDecision {
  if (choice?.mode === "live") return { type: "call" };
  if (choice?.mode === "mock") {
    const { result = mockedSuccess, error, delayMs = 0 } = choice;
    return mocked(error === undefined ? result : { status: "error", error }, delayMs);
  }
  if (isAskedAgain) return { type: "call" };
  const recording = findRecording(
    session,
    { toolId: tool.toolId, functionName: tool.functionName, arguments: given },
    choice ? null : turnId,
  );
  if (recording) {
    const { result, turnId: recordedTurnId } = recording;
    return { type: "result", mode: "recorded", result, delayMs: 0, recordedTurnId };
  }
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
