import { eventsOfType } from "@/engine/turn-event";
import { isSameJson, type JsonObject } from "@/shared/json";
import { pathTo } from "./path";
import type { Session } from "./session";
import type { Turn } from "./turn";

type RecordedCall = { toolId: string; functionName: string; arguments: JsonObject };

/**
 * The newest result that a tool has really given for these arguments, in whatever branch; null when it never has. Mock
 * results and refusals are not the tool's own. Given `besidesTurnId`, only what lies beside the path to that turn counts.
 */
export function findRecordedResult(
  session: Session,
  call: RecordedCall,
  besidesTurnId: string | null,
): JsonObject | null {
  const path = new Set(besidesTurnId === null ? [] : pathTo(session, besidesTurnId));
  const newestFirst = [...session.turns.values()]
    .filter((turn) => !path.has(turn))
    .sort((a, b) => b.createdRevision - a.createdRevision);
  for (const turn of newestFirst) {
    const found = resultIn(turn, call);
    if (found) return found;
  }
  return null;
}

function resultIn(turn: Turn, call: RecordedCall): JsonObject | null {
  const started = eventsOfType(turn.events, "tool_call_started").filter(
    ({ payload }) =>
      payload.toolId === call.toolId &&
      payload.functionName === call.functionName &&
      isSameJson(payload.arguments, call.arguments),
  );
  const ids = new Set(started.map(({ payload }) => payload.toolCallId));
  const given = eventsOfType(turn.events, "tool_call_result").filter(
    ({ payload }) => ids.has(payload.toolCallId) && (payload.mode === "live" || payload.mode === "recorded"),
  );
  return given.at(-1)?.payload.result ?? null;
}
