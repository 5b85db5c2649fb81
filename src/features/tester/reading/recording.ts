import type { TurnOutput } from "@/server/contract/turn-output";
import { allTurns, type TesterSession } from "./tester-session";

/** Why a tool was not asked: where its result came from instead, as seen from the turn that used it. */
export function whyRecorded(session: TesterSession, turn: TurnOutput, recordedTurnId: string | null): string {
  const turns = new Map(allTurns(session).map((each) => [each.id, each]));
  const source = recordedTurnId === null ? undefined : turns.get(recordedTurnId);
  if (!source) return "The tool was not asked: an earlier turn has its result for equal arguments.";
  if (source.parentTurnId === turn.parentTurnId && source.kind === turn.kind)
    return "The tool was not asked: it gave this result to equal arguments when this moment was tried before.";
  const isShown = session.sessionData.turns.some(({ id }) => id === source.id);
  const where = `turn ${numberOf(source, turns)}${isShown ? "" : " of another path"}`;
  const said = source.userMessage ? ` (“${shortened(source.userMessage.text)}”)` : "";
  return `The tool was not asked: it gave this result to equal arguments in ${where}${said}.`;
}

/** Its place on the path that leads to it. */
function numberOf(turn: TurnOutput, turns: ReadonlyMap<string, TurnOutput>): number {
  let number = 1;
  for (let parent = turns.get(turn.parentTurnId ?? ""); parent; parent = turns.get(parent.parentTurnId ?? ""))
    number += 1;
  return number;
}

const longest = 60;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
}
