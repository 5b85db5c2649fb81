import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { compareAddress, readCompareAddress } from "./compare-address";

/** The comparison that the address asks for. It is a place of its own: the browser's way back leads out of it. */
export function useComparison() {
  const ends = readCompareAddress(useSearchParams().get("compare"));

  const compare = useCallback((leftTurnId: string, rightTurnId: string) => {
    window.history.pushState(null, "", compareAddress(leftTurnId, rightTurnId));
  }, []);

  const close = useCallback(() => {
    window.history.pushState(null, "", window.location.pathname);
  }, []);

  return { ends, compare, close };
}
