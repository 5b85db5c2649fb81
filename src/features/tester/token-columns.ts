import type { TurnOutput } from "@/server/contract/turn-output";

/** Tokens of some turns that follow each other; of one, where there is room for each. */
export type TokenColumn = { from: number; to: number; inputTokens: number; outputTokens: number };

const mostColumns = 80;

/** Columns of equal numbers of turns, as few turns in each as the room allows. */
export function tokenColumns(turns: readonly TurnOutput[]): TokenColumn[] {
  const size = Math.ceil(turns.length / mostColumns);
  const columns: TokenColumn[] = [];
  for (let start = 0; start < turns.length; start += size) {
    const part = turns.slice(start, start + size);
    columns.push({
      from: start + 1,
      to: start + part.length,
      inputTokens: part.reduce((sum, { usage }) => sum + usage.inputTokens, 0),
      outputTokens: part.reduce((sum, { usage }) => sum + usage.outputTokens, 0),
    });
  }
  return columns;
}

export function mostTokens(columns: readonly TokenColumn[]): TokenColumn | null {
  return columns.reduce<TokenColumn | null>(
    (most, column) => (most === null || tokensOf(column) > tokensOf(most) ? column : most),
    null,
  );
}

export function tokensOf({ inputTokens, outputTokens }: TokenColumn): number {
  return inputTokens + outputTokens;
}
