import type { TurnEvent, TurnEventOf } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";
import { type ToolCallReading, toolCallsOf } from "./tool-call";

export type GenerationStep = TurnEventOf<"generation"> & { choices: { name: string; isChosen: boolean }[] };

type Told = Exclude<TurnEvent, { type: "generation" | "tool_call_started" | "tool_call_result" }>;
type Step = GenerationStep | Told | { type: "tool"; call: ToolCallReading };

/** `id` tells the steps of one turn apart. */
export type TurnStep = Step & { id: string };

/**
 * Why a turn went as it did, one step for each decision. A call that took an edge is told by the
 * generation that chose it and the transition it led to, so it has no step of its own.
 */
export function turnSteps(turn: TurnOutput): TurnStep[] {
  const calls = toolCallsOf(turn);
  const steps = turn.events.flatMap((event): Step[] => {
    switch (event.type) {
      case "generation":
        return [{ ...event, choices: choicesOf(event.payload) }];
      case "tool_call_started":
        return calls
          .filter((call) => call.toolCallId === event.payload.toolCallId)
          .map((call) => ({ type: "tool", call }));
      case "tool_call_result":
        return [];
      default:
        return [event];
    }
  });
  return steps.map((step, index) => ({ ...step, id: `${step.type}-${index}` }));
}

/** Everything that was offered, then what was called without being offered. */
function choicesOf({ offeredFunctions, chosenFunctions }: GenerationStep["payload"]) {
  const invented = chosenFunctions.filter((name) => !offeredFunctions.includes(name));
  return [...new Set([...offeredFunctions, ...invented])].map((name) => ({
    name,
    isChosen: chosenFunctions.includes(name),
  }));
}
