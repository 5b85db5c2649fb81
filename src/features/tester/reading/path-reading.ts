import type { TurnOutput } from "@/server/contract/turn-output";
import type { TesterSession } from "./tester-session";

export type LeftPath = TesterSession["sessionData"]["discardedFuture"][number];

/** What tells a path from the others: what was said first, and what came of it. */
export function pathTitle({ turns }: LeftPath): { said: string; answered: string } {
  const [first] = turns;
  const said =
    first?.userMessage?.text ?? (first?.kind === "opening" ? "Opening turn" : "Change of the context");
  return { said, answered: first ? answerOf(first) : "" };
}

function answerOf({ assistantMessage, error, status }: TurnOutput): string {
  if (assistantMessage) return assistantMessage.text;
  if (error) return error.message;
  return status === "cancelled" ? "Stopped before a word was said" : "Nothing was said";
}

/** Where a path left the one that is shown. */
export function pathOrigin({ rewoundFromTurnId }: LeftPath, { sessionData }: TesterSession): string {
  if (rewoundFromTurnId === null) return "In place of turn 1";
  const number = sessionData.turns.findIndex((turn) => turn.id === rewoundFromTurnId) + 1;
  return number > 0 ? `After turn ${number}` : "On another path";
}

/** Where the path that a turn lies on ends, when it is one that was left; else the turn itself. */
export function leftPathEnd({ sessionData }: TesterSession, turnId: string): string {
  const path = sessionData.discardedFuture.find(({ turns }) => turns.some((turn) => turn.id === turnId));
  return path?.turns.at(-1)?.id ?? turnId;
}
