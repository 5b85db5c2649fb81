import { useSyncExternalStore } from "react";

const query = "(width >= 64rem)";

/** Whether there is room for panes beside each other. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, () => true);
}

const isWide = () => window.matchMedia(query).matches;

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}
