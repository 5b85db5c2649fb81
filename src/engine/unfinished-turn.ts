import { addEvents, addSegment, unfinishedOutcome } from "./running-turn";
import { toSpokenText } from "./spoken-text";
import type { RunningTurn, TurnFailure, TurnOutcome } from "./turn";

/** Also for a turn that a person stopped: what was said stays on the turn as segments, and out of the model's history. */
export function failTurn(
  turn: RunningTurn,
  failure: TurnFailure & { text?: string },
  at: string,
): TurnOutcome {
  const { reason, message } = failure;
  const failed = addEvents(withLastWords(turn, failure.text), {
    type: "execution_error",
    createdAt: at,
    payload: { reason, message, generation: turn.waiting?.for === "reply" ? turn.generation : null },
  });
  return { ...unfinishedOutcome(failed), status: "failed", error: { reason, message } };
}

/** The person stopped the turn. What was said until then is kept, but not in the model's history. */
export function cancelTurn(turn: RunningTurn, spoken: { text?: string }): TurnOutcome {
  return { ...unfinishedOutcome(withLastWords(turn, spoken.text)), status: "cancelled", error: null };
}

/** Only what the conversation is waiting for is said: the beginning of an extraction's answer is not. */
function withLastWords(turn: RunningTurn, text = ""): RunningTurn {
  return turn.waiting?.for === "reply" ? addSegment(turn, "model", toSpokenText(text)) : turn;
}
