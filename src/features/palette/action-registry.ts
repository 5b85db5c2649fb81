import { isPressOf, type KeyPress } from "./shortcut-keys";

/** One thing a person can do on the page at hand: listed in the palette, and under `?` where it has a key. */
export type Action = {
  label: string;
  /** Several may do the same; the first is shown. */
  keys?: string | readonly string[];
  /** The heading it is listed under. */
  group?: string;
  /** Also while a text is being typed. Only for keys that type nothing. */
  isForTyping?: boolean;
  /** Left out of the palette, because it only makes sense by its key. */
  isOnlyKey?: boolean;
  /** Absent where the focused control handles the key itself: the key is then only listed under `?`. */
  handler?: () => void;
};

/** The heading of what every page offers. */
export const everywhere = "Everywhere";

export type ActionRegistry = {
  /** @returns a function that takes them out again */
  add(actions: readonly Action[]): () => void;
  list(): readonly Action[];
  subscribe(onChange: () => void): () => void;
};

export function createActionRegistry(): ActionRegistry {
  const added = new Set<readonly Action[]>();
  const listeners = new Set<() => void>();
  let listed: readonly Action[] = [];
  const changed = () => {
    listed = [...added].flat();
    for (const listener of listeners) listener();
  };
  return {
    add(actions) {
      added.add(actions);
      changed();
      return () => {
        added.delete(actions);
        changed();
      };
    },
    list: () => listed,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** Of several actions with the same key, the one added last is run: it is nearest to what the person looks at. */
export function findPressed(
  actions: readonly Action[],
  press: KeyPress,
  { isTyping }: { isTyping: boolean },
): Action | undefined {
  return actions.findLast(
    (action) =>
      action.handler &&
      (!isTyping || action.isForTyping) &&
      keysOf(action).some((keys) => isPressOf(keys, press)),
  );
}

export function keysOf({ keys = [] }: Action): readonly string[] {
  return typeof keys === "string" ? [keys] : keys;
}
