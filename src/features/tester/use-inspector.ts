import { useCallback, useEffect, useState } from "react";

export const panes = ["state", "why", "paths"] as const;
export type Pane = (typeof panes)[number];

export type InspectorState = ReturnType<typeof useInspector>;

const key = "retake:inspector";

/**
 * What the inspector shows. `isOpen` is null until the person decides: then it is open where there is room.
 * Wide screens remember the decision; on a narrow one the chat always comes first.
 */
export function useInspector() {
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  const [pane, setPane] = useState<Pane>("state");
  const [selectedTurnId, setSelectedTurnId] = useState<string | null>(null);

  useEffect(() => {
    if (isWide() && localStorage.getItem(key) === "closed") setIsOpen(false);
  }, []);

  const toggle = useCallback(() => {
    setIsOpen((wasOpen) => {
      const willOpen = !(wasOpen ?? isWide());
      if (isWide()) localStorage.setItem(key, willOpen ? "open" : "closed");
      return willOpen;
    });
  }, []);

  const inspect = useCallback((turnId: string) => {
    setSelectedTurnId(turnId);
    setPane("why");
    setIsOpen(true);
  }, []);

  const showPaths = useCallback(() => {
    setPane("paths");
    setIsOpen(true);
  }, []);

  return { isOpen, pane, setPane, selectedTurnId, toggle, inspect, showPaths };
}

function isWide(): boolean {
  return window.matchMedia("(width >= 64rem)").matches;
}
