import type { TurnOutput } from "@/server/contract/turn-output";
import type { CompareOutput } from "@/server/contract/turn-tree-contract";

/** A pair of the comparison with its turns; one side may have none. */
export type ComparedRow = {
  key: string;
  left: TurnOutput | null;
  right: TurnOutput | null;
  verdict: CompareOutput["pairs"][number]["verdict"];
  isFirstDifference: boolean;
};

export function compareRows({
  left,
  right,
  pairs,
  firstDifference,
}: Pick<CompareOutput, "left" | "right" | "pairs" | "firstDifference">): ComparedRow[] {
  const turns = new Map([...left.turns, ...right.turns].map((turn) => [turn.id, turn]));
  const turnOf = (turnId: string | null) => (turnId === null ? null : (turns.get(turnId) ?? null));
  return pairs.map(({ leftTurnId, rightTurnId, verdict }) => ({
    key: `${leftTurnId ?? ""}|${rightTurnId ?? ""}`,
    left: turnOf(leftTurnId),
    right: turnOf(rightTurnId),
    verdict,
    isFirstDifference:
      firstDifference?.leftTurnId === leftTurnId && firstDifference.rightTurnId === rightTurnId,
  }));
}
