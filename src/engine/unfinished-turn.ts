import type { TurnFailure, Unanswered } from "./failure";
import { addEvents, addSegment, unfinishedOutcome } from "./running-turn";
import { toSpokenText } from "./spoken-text";
import type { RunningTurn, TurnOutcome } from "./turn";
import { addUsage, noUsage } from "./usage";

/** Also for a turn that a person stopped: what was said stays on the turn as segments, and out of the model's history. */
export function failTurn(turn: RunningTurn, failure: TurnFailure & Unanswered, at: string): TurnOutcome {
  const { reason, message, provider, messageShape } = failure;
  const error = { reason, message, ...(provider && { provider }) };
  const failed = addEvents(withRest(turn, failure), {
    type: "execution_error",
    createdAt: at,
    payload: {
      ...error,
      generation: turn.waiting?.for === "reply" ? turn.generation : null,
      ...(messageShape === "alternating" && { messageShape }),
    },
  });
  return { ...unfinishedOutcome(failed), status: "failed", error: { reason, message } };
}

/** The person stopped the turn. What was said until then is kept, but not in the model's history. */
export function cancelTurn(turn: RunningTurn, rest: Unanswered): TurnOutcome {
  const stopped = rest.messageShape === "alternating" ? inOtherShape(turn) : turn;
  return { ...unfinishedOutcome(withRest(stopped, rest)), status: "cancelled", error: null };
}

/** No later event tells how the history of a stopped generation was sent. */
function inOtherShape(turn: RunningTurn): RunningTurn {
  const events = turn.events.map((event) =>
    event.type === "generation_started" && event.payload.generation === turn.generation
      ? { ...event, payload: { ...event.payload, messageShape: "alternating" as const } }
      : event,
  );
  return { ...turn, events };
}

/** Only what the conversation is waiting for is said: the beginning of an extraction's answer is not. */
function withRest(turn: RunningTurn, { text = "", spent = noUsage }: Unanswered): RunningTurn {
  const counted = { ...turn, usage: addUsage(turn.usage, spent) };
  return turn.waiting?.for === "reply" ? addSegment(counted, "model", toSpokenText(text)) : counted;
}
