import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { compareAddress, readCompareAddress } from "./compare-address";

/** The comparison that the address asks for. It has an entry in the browser's history, so Back leaves it. */
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
