import type { RunningTurn, Step } from "@/engine/turn";
import { afterExtraction, afterFetch, afterReply, afterSummary, afterTools } from "@/engine/turn-machine";
import { classifyAbort, ModelFailure } from "../../models/model-failure";
import type { Services } from "../../services";
import { modelOfRun } from "./ask-model";
import { fetchInitialContext } from "./fetch-initial-context";
import { performToolCalls } from "./perform-tool-calls";
import type { TurnToRun } from "./turn-to-run";

/** Performs what the engine asks for and hands it the result. @throws ModelFailure when there is none to hand */
export async function performStep(
  services: Services,
  turn: TurnToRun,
  { turn: running, next }: Step,
  signal: AbortSignal,
  onSpoken: (running: RunningTurn, delta: string) => void,
): Promise<Step> {
  const now = () => services.now().toISOString();
  const model = () => modelOfRun(services, turn.run, turn.settings, signal);
  switch (next.type) {
    case "generate": {
      const reply = await (await model()).converse(next.request, (delta) => onSpoken(running, delta));
      return afterReply(running, reply, now());
    }
    case "extract": {
      const reply = await (await model()).askAside(next.request, next.request.schema);
      return afterExtraction(running, reply, now());
    }
    case "summarise": {
      const reply = await (await model()).askAside(next.request, null);
      return afterSummary(running, reply, now());
    }
    case "call_tools": {
      const results = await performToolCalls(services, turn, running, next.calls, signal);
      throwIfStopped(signal);
      return afterTools(running, results, now());
    }
    case "fetch": {
      const fetched = await fetchInitialContext(services, turn.run, next.request, signal);
      throwIfStopped(signal);
      return afterFetch(running, fetched, now());
    }
    case "settle":
      throw new Error("A turn that has settled has no further step.");
  }
}

function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new ModelFailure(classifyAbort(signal.reason), { cause: signal.reason });
}
