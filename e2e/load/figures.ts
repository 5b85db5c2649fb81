/** One row of the report. `target` and `peer` are words for people; the bench itself judges nothing. */
export type Figure = { what: string; engine: string; value: number; unit: string; target: string };

/** The value below which the given share of the sample lies, by the nearest rank. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (sample: readonly number[]): number => percentile(sample, 0.5);

export function toLine({ what, engine, value, unit }: Figure): string {
  return `  ${engine}: ${what}: ${round(value)} ${unit}`;
}

export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, engine, value, unit, target }) => [
    what,
    engine,
    `${round(value)} ${unit}`,
    target,
  ]);
  const header = ["What", "On", "Measured", "Target"];
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
