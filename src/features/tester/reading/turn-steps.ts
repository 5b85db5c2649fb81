import { eventsOfType, type TurnEvent, type TurnEventOf } from "@/engine/turn-event";
import type { TurnOutput } from "@/server/contract/turn-output";
import { type ToolCallReading, toolCallsOf } from "./tool-call";

/** How far what the model was asked has come. */
export type AskingState = "answered" | "running" | "failed" | "stopped";

/** A question to the model for the next words; `answer` is null while there is none, and for one that failed or was stopped. */
export type GenerationStep = {
  type: "generation";
  nodeName: string;
  state: AskingState;
  choices: { name: string; isChosen: boolean }[];
  answer: TurnEventOf<"generation">["payload"] | null;
};

/** A question beside the conversation that has no answer. */
export type UnansweredStep = {
  type: "unanswered";
  purpose: TurnEventOf<"aside_started">["payload"]["purpose"];
  state: AskingState;
};

type Asking =
  | "generation_started"
  | "generation"
  | "aside_started"
  | "tool_call_started"
  | "tool_call_result";
type Told = Exclude<TurnEvent, { type: Asking }>;
type Step = GenerationStep | UnansweredStep | Told | { type: "tool"; call: ToolCallReading };

/** `id` tells the steps of one turn apart. */
export type TurnStep = Step & { id: string };

/**
 * Why a turn went as it did, one step for each decision. A call that took an edge is told by the
 * generation that chose it and the transition it led to, so it has no step of its own.
 */
export function turnSteps(turn: TurnOutput): TurnStep[] {
  const calls = toolCallsOf(turn);
  const answers = eventsOfType(turn.events, "generation");
  const steps = turn.events.flatMap((event, place): Step[] => {
    switch (event.type) {
      case "generation_started": {
        const { generation, nodeName, functions } = event.payload;
        const answer = answers.find(({ payload }) => payload.generation === generation)?.payload ?? null;
        const choices = choicesOf(functions, answer?.chosenFunctions ?? []);
        return [{ type: "generation", nodeName, state: stateOf(turn, answer !== null), choices, answer }];
      }
      case "aside_started": {
        const isAnswered = turn.events.slice(place + 1).some(isAnswerTo[event.payload.purpose]);
        const { purpose } = event.payload;
        return isAnswered ? [] : [{ type: "unanswered", purpose, state: stateOf(turn, false) }];
      }
      case "tool_call_started":
        return calls
          .filter((call) => call.toolCallId === event.payload.toolCallId)
          .map((call) => ({ type: "tool", call }));
      case "generation":
      case "tool_call_result":
        return [];
      default:
        return [event];
    }
  });
  return steps.map((step, index) => ({ ...step, id: `${step.type}-${index}` }));
}

/** A summary that failed is told by a notice. */
const isAnswerTo = {
  extraction: (event: TurnEvent) => event.type === "extraction",
  summary: (event: TurnEvent) =>
    event.type === "context_compaction" ||
    (event.type === "notice" && event.payload.kind === "not_compacted"),
};

function stateOf({ status }: TurnOutput, isAnswered: boolean): AskingState {
  if (isAnswered) return "answered";
  if (status === "pending") return "running";
  return status === "cancelled" ? "stopped" : "failed";
}

/** Everything that was offered, then what was called without being offered. */
function choicesOf(offered: readonly string[], chosen: readonly string[]) {
  const invented = chosen.filter((name) => !offered.includes(name));
  return [...new Set([...offered, ...invented])].map((name) => ({ name, isChosen: chosen.includes(name) }));
}
