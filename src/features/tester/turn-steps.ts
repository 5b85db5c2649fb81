import type { TurnEvent } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";

type Event<Type extends TurnEvent["type"]> = Extract<TurnEvent, { type: Type }>;

export type GenerationStep = Event<"generation"> & { choices: { name: string; isChosen: boolean }[] };

type Step =
  | GenerationStep
  | Event<"node_transition" | "notice" | "session_end" | "execution_error">
  | (Event<"tool_call_started"> & { result: Event<"tool_call_result">["payload"]["result"] | null });

/** `id` tells the steps of one turn apart. */
export type TurnStep = Step & { id: string };

/**
 * Why a turn went as it did, one step for each decision. A call that took an edge is told by the
 * generation that chose it and the transition it led to, so it has no step of its own.
 */
export function turnSteps(turn: TurnOutput): TurnStep[] {
  const steps = turn.events.flatMap((event): Step[] => {
    switch (event.type) {
      case "generation":
        return [{ ...event, choices: choicesOf(event.payload) }];
      case "tool_call_started":
        if (event.payload.kind === "transition") return [];
        return [{ ...event, result: resultOf(turn, event.payload.toolCallId) }];
      case "tool_call_result":
        return [];
      default:
        return [event];
    }
  });
  return steps.map((step, index) => ({ ...step, id: `${step.type}-${index}` }));
}

/** Everything that was offered, then what was called without being offered. */
function choicesOf({ offeredFunctions, chosenFunctions }: Event<"generation">["payload"]) {
  const invented = chosenFunctions.filter((name) => !offeredFunctions.includes(name));
  return [...new Set([...offeredFunctions, ...invented])].map((name) => ({
    name,
    isChosen: chosenFunctions.includes(name),
  }));
}

function resultOf(turn: TurnOutput, toolCallId: string) {
  for (const event of turn.events) {
    if (event.type === "tool_call_result" && event.payload.toolCallId === toolCallId)
      return event.payload.result;
  }
  return null;
}
