import { useEffect, useRef } from "react";

type Shortcuts = Record<string, () => void>;

const elsewhere =
  "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]";

/** Single keys, by what they type. They do nothing while one is typing, in a dialog or in a menu. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;

  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
      // Where a bracket is typed with AltGr, both Ctrl and Alt are down.
      const isPlain = event.getModifierState("AltGraph") || !(ctrlKey || metaKey || altKey);
      const act = newest.current[key];
      if (!act || defaultPrevented || !isPlain) return;
      if (target instanceof Element && target.closest(elsewhere)) return;
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}
