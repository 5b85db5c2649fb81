import { turnCost } from "@/features/tester/reading/session-cost";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import type { TurnOutput } from "@/server/contract/turn-output";

/** What some turns that follow each other took; one turn, where there is room for each. */
export type UsageColumn = {
  from: number;
  to: number;
  /** The first of them. */
  turnId: string;
  /** As far as they are known. */
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when there is nothing to tell. */
  cost: number | null;
};

export type Measure = "tokens" | "cost";

const mostColumns = 80;

/** Columns of equal numbers of turns, as few turns in each as the room allows. */
export function usageColumns(
  turns: readonly TurnOutput[],
  session: Pick<TesterSession, "model" | "price">,
): UsageColumn[] {
  const size = Math.ceil(turns.length / mostColumns);
  const columns: UsageColumn[] = [];
  for (let start = 0; start < turns.length; start += size) {
    const part = turns.slice(start, start + size);
    columns.push({
      from: start + 1,
      to: start + part.length,
      turnId: part[0]?.id ?? "",
      inputTokens: part.reduce((sum, { usage }) => sum + (usage.inputTokens ?? 0), 0),
      outputTokens: part.reduce((sum, { usage }) => sum + (usage.outputTokens ?? 0), 0),
      cost: part.reduce<number | null>((sum, turn) => {
        const cost = turnCost(turn, session);
        return sum === null || cost === null ? null : sum + cost;
      }, 0),
    });
  }
  return columns;
}

/** The column in which a measure is greatest; null when there is none. */
export function greatestColumn(columns: readonly UsageColumn[], measure: Measure): UsageColumn | null {
  return columns.reduce<UsageColumn | null>(
    (most, column) => (most === null || amountOf(column, measure) > amountOf(most, measure) ? column : most),
    null,
  );
}

export function amountOf({ inputTokens, outputTokens, cost }: UsageColumn, measure: Measure): number {
  return measure === "tokens" ? inputTokens + outputTokens : (cost ?? 0);
}

export function turnsOf({ from, to }: UsageColumn): string {
  return from === to ? `Turn ${from}` : `Turns ${from} to ${to}`;
}
