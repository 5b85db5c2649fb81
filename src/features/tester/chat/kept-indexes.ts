import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** What is drawn: what is near, and the turn that has the focus or is being edited, wherever the reader has scrolled to. */
export function keptIndexes(range: Range, keptIndex: number): number[] {
  const near = defaultRangeExtractor(range);
  const isMissing = keptIndex >= 0 && keptIndex < range.count && !near.includes(keptIndex);
  return isMissing ? [...near, keptIndex].sort((a, b) => a - b) : near;
}
