import { diffArrays } from "diff";
import type { TurnOutput } from "@/server/contract/turn-output";
import type { CompareOutput } from "@/server/contract/turn-tree-contract";

/** Two turns that answer the same, or one that has no counterpart. */
export type ComparedRow = {
  key: string;
  left: TurnOutput | null;
  right: TurnOutput | null;
  verdict: "same" | "different" | "left only" | "right only";
  /** The first row in which the two differ. */
  isFirstDifference: boolean;
};

/**
 * The turns of two paths side by side: those with the same words of the person are set against each other, what lies between them in
 * its order.
 */
export function compareRows({ left, right }: Pick<CompareOutput, "left" | "right">): ComparedRow[] {
  const pairs = align(left.turns, right.turns);
  const verdicts = pairs.map(([a, b]) => verdictOf(a, b));
  const first = verdicts.findIndex((verdict) => verdict !== "same");
  return pairs.map(([a, b], index) => ({
    key: `${a?.id ?? ""}|${b?.id ?? ""}`,
    left: a,
    right: b,
    verdict: verdicts[index] ?? "same",
    isFirstDifference: index === first,
  }));
}

type Pair = readonly [left: TurnOutput | null, right: TurnOutput | null];

function align(left: readonly TurnOutput[], right: readonly TurnOutput[]): Pair[] {
  const pairs: Pair[] = [];
  let [atLeft, atRight] = [0, 0];
  let [onlyLeft, onlyRight]: [TurnOutput[], TurnOutput[]] = [[], []];
  const flush = () => {
    for (let index = 0; index < Math.max(onlyLeft.length, onlyRight.length); index += 1) {
      pairs.push([onlyLeft[index] ?? null, onlyRight[index] ?? null]);
    }
    [onlyLeft, onlyRight] = [[], []];
  };
  for (const part of diffArrays(left.map(askedIn), right.map(askedIn))) {
    const length = part.value.length;
    if (part.removed) {
      onlyLeft.push(...left.slice(atLeft, atLeft + length));
      atLeft += length;
    } else if (part.added) {
      onlyRight.push(...right.slice(atRight, atRight + length));
      atRight += length;
    } else {
      flush();
      for (let index = 0; index < length; index += 1) {
        pairs.push([left[atLeft + index] ?? null, right[atRight + index] ?? null]);
      }
      atLeft += length;
      atRight += length;
    }
  }
  flush();
  return pairs;
}

function askedIn({ kind, userMessage }: TurnOutput): string {
  return `${kind} ${userMessage?.text.trim().toLowerCase() ?? ""}`;
}

function verdictOf(left: TurnOutput | null, right: TurnOutput | null): ComparedRow["verdict"] {
  if (left === null) return "right only";
  if (right === null) return "left only";
  return contentOf(left) === contentOf(right) ? "same" : "different";
}

function contentOf(turn: TurnOutput): string {
  const way = turn.events.flatMap((event) =>
    event.type === "node_transition" ? [event.payload.nodeId] : [],
  );
  return JSON.stringify([
    turn.status,
    turn.userMessage?.text ?? null,
    turn.assistantMessage?.text ?? null,
    way,
  ]);
}
