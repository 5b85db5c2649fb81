import { type FocusEvent, useMemo, useState } from "react";

/** The turn that holds the keyboard's focus, so that it is not taken away by scrolling. */
export function useFocusedTurn() {
  const [focusedTurnId, setFocusedTurnId] = useState<string | null>(null);
  const trackFocus = useMemo(
    () => ({
      onFocus: ({ target }: FocusEvent<HTMLElement>) =>
        setFocusedTurnId(target.closest<HTMLElement>("[data-turn]")?.dataset.turn ?? null),
      onBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
        if (relatedTarget === null) setFocusedTurnId(null);
      },
    }),
    [],
  );
  return { focusedTurnId, trackFocus };
}
