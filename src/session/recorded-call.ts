import { eventsOfType } from "@/engine/turn-event";
import type { JsonObject, JsonValue } from "@/shared/json";
import { pathTo } from "./path";
import type { Session } from "./session";
import type { Turn } from "./turn";

/**
 * The newest result that a tool has really given for these arguments, in whatever branch; null when it never has. Mock
 * results and refusals are not the tool's own. Given `besidesTurnId`, only what lies beside the path to that turn counts.
 */
export function findRecordedResult(
  session: Session,
  call: { toolId: string; functionName: string; arguments: JsonObject },
  besidesTurnId: string | null,
): JsonObject | null {
  const wanted = canonical(call.arguments);
  const path = new Set(besidesTurnId === null ? [] : pathTo(session, besidesTurnId));
  const newestFirst = [...session.turns.values()]
    .filter((turn) => !path.has(turn))
    .sort((a, b) => b.createdRevision - a.createdRevision);
  for (const turn of newestFirst) {
    const found = resultIn(turn, call.toolId, call.functionName, wanted);
    if (found) return found;
  }
  return null;
}

function resultIn(turn: Turn, toolId: string, functionName: string, wanted: string): JsonObject | null {
  const started = eventsOfType(turn.events, "tool_call_started").filter(
    ({ payload }) =>
      payload.toolId === toolId &&
      payload.functionName === functionName &&
      canonical(payload.arguments) === wanted,
  );
  const ids = new Set(started.map(({ payload }) => payload.toolCallId));
  const given = eventsOfType(turn.events, "tool_call_result").filter(
    ({ payload }) => ids.has(payload.toolCallId) && (payload.mode === "live" || payload.mode === "recorded"),
  );
  return given.at(-1)?.payload.result ?? null;
}

/** Equal values give equal texts: the order of keys means nothing. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_key, nested: JsonValue) =>
    typeof nested === "object" && nested !== null && !Array.isArray(nested)
      ? Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)))
      : nested,
  );
}
