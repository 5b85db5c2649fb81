"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { type Action, type ActionRegistry, createActionRegistry, findPressed } from "./action-registry";

const Registry = createContext<ActionRegistry | null>(null);

/** Listens for the keys of every action that is on the page. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createActionRegistry);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      const isAltGraph = event.getModifierState("AltGraph");
      const press = { key, ctrlKey, metaKey, shiftKey, altKey, isAltGraph };
      const action = findPressed(registry.list(), press, { isTyping: isTypedInto(event.target) });
      if (!action) return;
      event.preventDefault();
      action.handler?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);
  return <Registry value={registry}>{children}</Registry>;
}

/** Offers actions in the palette and by their keys while the component is on the page. Inert in dialogs and menus. */
export function useShortcuts(actions: readonly Action[]): void {
  const registry = useContext(Registry);
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(actions);
  useEffect(() => {
    const described: Action[] = JSON.parse(shape);
    return registry?.add(
      described.map((action, place) =>
        latest.current[place]?.handler
          ? { ...action, handler: () => latest.current[place]?.handler?.() }
          : action,
      ),
    );
  }, [registry, shape]);
}

const nothing: readonly Action[] = [];
const never = () => () => undefined;

export function useActions(): readonly Action[] {
  const registry = useContext(Registry);
  return useSyncExternalStore(registry?.subscribe ?? never, registry?.list ?? (() => nothing), () => nothing);
}

const windows = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** In a window or a menu over the page, or beside one that is open. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    (target instanceof Element && target.closest(windows) !== null) ||
    document.querySelector(windows) !== null
  );
}

function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range"].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
