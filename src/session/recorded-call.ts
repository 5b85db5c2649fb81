import { isFailedResult } from "@/engine/tool-result";
import { eventsOfType, type TurnEventOf } from "@/engine/turn-event";
import { isSameJson, type JsonObject } from "@/shared/json";
import { pathTo } from "./path";
import type { Session } from "./session";
import type { Turn } from "./turn";

type RecordedCall = { toolId: string; functionName: string; arguments: JsonObject };

/** `turnId`: the turn in which the tool was really asked. */
export type Recording = { result: JsonObject; turnId: string };

/**
 * The newest result that a tool has really given for these arguments, in whatever branch; null when it never has. Mock
 * results and refusals are not the tool's own, and a call that failed has given none. Given `besidesTurnId`, only what lies
 * beside the path to that turn counts, and nothing older than what the path itself has asked the tool since.
 */
export function findRecording(
  session: Session,
  call: RecordedCall,
  besidesTurnId: string | null,
): Recording | null {
  const path = new Set(besidesTurnId === null ? [] : pathTo(session, besidesTurnId));
  const newestFirst = [...session.turns.values()].sort((a, b) => b.createdRevision - a.createdRevision);
  for (const turn of newestFirst) {
    const given = resultsIn(turn, call);
    if (path.has(turn)) {
      if (given.some(({ mode }) => mode === "live")) return null;
      continue;
    }
    const usable = given.findLast(({ result }) => !isFailedResult(result));
    if (usable) return { result: usable.result, turnId: usable.recordedTurnId ?? turn.id };
  }
  return null;
}

function resultsIn(turn: Turn, call: RecordedCall): TurnEventOf<"tool_call_result">["payload"][] {
  const started = eventsOfType(turn.events, "tool_call_started").filter(
    ({ payload }) =>
      payload.toolId === call.toolId &&
      payload.functionName === call.functionName &&
      isSameJson(payload.arguments, call.arguments),
  );
  const ids = new Set(started.map(({ payload }) => payload.toolCallId));
  return eventsOfType(turn.events, "tool_call_result")
    .map(({ payload }) => payload)
    .filter(({ toolCallId, mode }) => ids.has(toolCallId) && (mode === "live" || mode === "recorded"));
}
