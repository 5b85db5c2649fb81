import { diffArrays } from "diff";
import { isSameJson, type JsonObject, type JsonValue } from "@/shared/json";
import type { TurnKind, TurnStatus } from "./turn";

/** What is compared of a turn. */
export type TurnContent = {
  turnId: string;
  kind: TurnKind;
  status: TurnStatus;
  userText: string | null;
  /** What the assistant said, piece by piece. */
  said: JsonValue;
  /** The nodes entered, in their order. */
  way: string[];
  currentNodeId: string | null;
  isEnd: boolean;
  /** All that the turn left. */
  variables: JsonObject;
};

export type Verdict = "same" | "different" | "left_only" | "right_only";

/** Two turns that face each other, or one that faces nothing. */
export type TurnPair = { leftTurnId: string | null; rightTurnId: string | null; verdict: Verdict };

/** The turns of two paths side by side (C4), each pair with its verdict (C2). */
export function pairTurns(left: readonly TurnContent[], right: readonly TurnContent[]): TurnPair[] {
  return align(left, right).map(([one, other]) => ({
    leftTurnId: one?.turnId ?? null,
    rightTurnId: other?.turnId ?? null,
    verdict: verdictOf(one, other),
  }));
}

/** The first pair that differs; null when none does. */
export function firstDifference(pairs: readonly TurnPair[]): TurnPair | null {
  return pairs.find(({ verdict }) => verdict !== "same") ?? null;
}

function verdictOf(left: TurnContent | undefined, right: TurnContent | undefined): Verdict {
  if (!left) return "right_only";
  if (!right) return "left_only";
  return isSameJson({ ...left, turnId: "" }, { ...right, turnId: "" }) ? "same" : "different";
}

type Facing = readonly [left: TurnContent | undefined, right: TurnContent | undefined];

/**
 * There may be several ways to pair as many turns, and which one is found depends on the side that is searched first.
 * That is always the side whose words come first in the alphabet, so that exchanging the sides only exchanges them in
 * each pair (C3).
 */
function align(left: readonly TurnContent[], right: readonly TurnContent[]): Facing[] {
  const [askedLeft, askedRight] = [left.map(askedIn), right.map(askedIn)];
  if (JSON.stringify(askedLeft) <= JSON.stringify(askedRight))
    return facing(left, right, askedLeft, askedRight);
  return facing(right, left, askedRight, askedLeft).map(([one, other]) => [other, one]);
}

function facing(
  left: readonly TurnContent[],
  right: readonly TurnContent[],
  askedLeft: string[],
  askedRight: string[],
): Facing[] {
  const pairs: Facing[] = [];
  let [atLeft, atRight] = [0, 0];
  const pairNext = (ofLeft: number, ofRight: number) => {
    for (let index = 0; index < Math.max(ofLeft, ofRight); index += 1) {
      pairs.push([
        index < ofLeft ? left[atLeft + index] : undefined,
        index < ofRight ? right[atRight + index] : undefined,
      ]);
    }
    atLeft += ofLeft;
    atRight += ofRight;
  };
  let [onlyLeft, onlyRight] = [0, 0];
  for (const { removed, added, count } of diffArrays(askedLeft, askedRight)) {
    if (removed) onlyLeft += count;
    else if (added) onlyRight += count;
    else {
      pairNext(onlyLeft, onlyRight);
      [onlyLeft, onlyRight] = [0, 0];
      pairNext(count, count);
    }
  }
  pairNext(onlyLeft, onlyRight);
  return pairs;
}

/** Turns that were asked the same face each other, whatever they were answered. */
function askedIn({ kind, userText }: TurnContent): string {
  return `${kind} ${userText?.trim().toLowerCase() ?? ""}`;
}
