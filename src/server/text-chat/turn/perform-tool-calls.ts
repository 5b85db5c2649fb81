import { setTimeout as delay } from "node:timers/promises";
import { templateScope } from "@/engine/generation-request";
import type { ToolCall, ToolResult } from "@/engine/tool";
import type { RunningTurn } from "@/engine/turn";
import { decideToolCall } from "@/session/tool-mode";
import type { JsonObject } from "@/shared/json";
import type { Services } from "../../services";
import type { TurnToRun } from "./turn-to-run";

/** All calls of one reply at once, each in the mode that the session has for its tool. What goes wrong is a result. */
export function performToolCalls(
  services: Services,
  turn: TurnToRun,
  running: RunningTurn,
  calls: readonly ToolCall[],
  signal: AbortSignal,
): Promise<ToolResult[]> {
  return Promise.all(calls.map((call) => performToolCall(services, turn, running, call, signal)));
}

async function performToolCall(
  services: Services,
  { run, session, turnId, askAgain = [] }: TurnToRun,
  running: RunningTurn,
  call: ToolCall,
  signal: AbortSignal,
): Promise<ToolResult> {
  const { toolCallId, tool } = call;
  const startedAt = performance.now();
  const given = (mode: ToolResult["mode"], result: JsonObject): ToolResult => ({
    toolCallId,
    result,
    mode,
    durationMs: Math.round(performance.now() - startedAt),
  });
  const choice = run.options.toolModes[tool.toolId];
  const decision = decideToolCall(session, turnId, call, choice, askAgain.includes(tool.toolId));
  if (decision.type === "result") {
    // A turn that is stopped meanwhile is noticed by whoever waits for all results.
    if (decision.delayMs > 0) await delay(decision.delayMs, undefined, { signal }).catch(() => undefined);
    const performed = given(decision.mode, decision.result);
    return decision.mode === "recorded"
      ? { ...performed, recordedTurnId: decision.recordedTurnId }
      : performed;
  }
  const result = await services.tools.call({
    organizationId: run.organizationId,
    toolId: tool.toolId,
    functionName: tool.functionName,
    arguments: call.arguments,
    scope: templateScope(running),
    idempotencyKey: `${turnId}:${toolCallId}`,
    signal,
  });
  return given("live", result);
}
