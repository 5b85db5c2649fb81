import { useMemo, useRef } from "react";

/** A second click can come before the first one is drawn: `take` says whether this is the first since `release`. */
export function useFirstClick(): { take: () => boolean; release: () => void } {
  const isTaken = useRef(false);
  return useMemo(
    () => ({
      take() {
        const isFirst = !isTaken.current;
        isTaken.current = true;
        return isFirst;
      },
      release() {
        isTaken.current = false;
      },
    }),
    [],
  );
}
