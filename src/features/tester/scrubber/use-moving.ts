import { useCallback, useRef, useState } from "react";
import type { Outcome } from "@/features/tester/session/use-session-change";

/**
 * Moves the cursor of a session. A place can be looked at before it is chosen; of several chosen while one is on its way, the
 * newest is gone to next.
 */
export function useMoving(rewind: (cursorTurnId: string | null) => Outcome) {
  /** Undefined while nothing is looked at but where the session stands. */
  const [preview, setPreview] = useState<string | null | undefined>(undefined);
  const wanted = useRef<string | null | undefined>(undefined);
  const isMoving = useRef(false);

  const moveTo = useCallback(
    async (cursorTurnId: string | null) => {
      wanted.current = cursorTurnId;
      setPreview(cursorTurnId);
      if (isMoving.current) return;
      isMoving.current = true;
      while (wanted.current !== undefined) {
        const next: string | null = wanted.current;
        wanted.current = undefined;
        await rewind(next);
      }
      isMoving.current = false;
      setPreview(undefined);
    },
    [rewind],
  );

  const look = useCallback((cursorTurnId: string | null | undefined) => {
    if (!isMoving.current) setPreview(cursorTurnId);
  }, []);

  return { preview, look, moveTo };
}
