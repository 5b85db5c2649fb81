/** How the width is shared, in percent by pane. A pane of 0 is closed. */
export type PaneLayout = { graph: number; chat: number; inspector: number };

/** What was kept of an earlier visit; null when that is nothing, or nothing that can be used. */
export function readPaneLayout(kept: string | null): PaneLayout | null {
  if (kept === null) return null;
  try {
    const { graph, chat, inspector } = JSON.parse(kept);
    const shares = [graph, chat, inspector];
    const isUsable =
      shares.every((share) => typeof share === "number" && share >= 0 && share <= 100) && chat > 0;
    const sum = shares.reduce((total, share) => total + share, 0);
    return isUsable && Math.abs(sum - 100) < 1 ? { graph, chat, inspector } : null;
  } catch {
    return null;
  }
}
