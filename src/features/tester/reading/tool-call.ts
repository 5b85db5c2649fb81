import type { ToolMode } from "@/engine/tool";
import { isFailedResult } from "@/engine/tool-result";
import { eventsOfType } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { JsonObject, JsonValue } from "@/shared/json";

/** A call that was made to something other than an edge. `result` is null while there is none yet. */
export type ToolCallReading = {
  toolCallId: string;
  functionName: string;
  /** These two are null for a function that is no tool's. */
  toolId: string | null;
  toolName: string | null;
  /** `missing`: the node has no such function. */
  kind: "tool" | "missing";
  nodeId: string;
  arguments: JsonValue;
  result: JsonObject | null;
  isError: boolean;
  mode: ToolMode | null;
  durationMs: number | null;
  /** Of a recorded result: the turn in which the tool was really asked; null in old turns that did not keep it. */
  recordedTurnId: string | null;
};

/** The calls of a turn in their order. A call that took an edge is told by the change of node. */
export function toolCallsOf(turn: TurnOutput): ToolCallReading[] {
  const results = eventsOfType(turn.events, "tool_call_result");
  return eventsOfType(turn.events, "tool_call_started").flatMap(({ payload }) => {
    if (payload.kind === "transition") return [];
    const answer = results.find((each) => each.payload.toolCallId === payload.toolCallId)?.payload;
    return [
      {
        toolCallId: payload.toolCallId,
        functionName: payload.functionName,
        toolId: payload.toolId ?? null,
        toolName: payload.toolName ?? null,
        kind: payload.kind === "unknown" ? "missing" : "tool",
        nodeId: payload.nodeId,
        arguments: payload.arguments,
        result: answer?.result ?? null,
        isError: payload.kind === "unknown" || (answer !== undefined && isFailedResult(answer.result)),
        mode: answer?.mode ?? null,
        durationMs: answer?.durationMs ?? null,
        recordedTurnId: answer?.recordedTurnId ?? null,
      },
    ];
  });
}
