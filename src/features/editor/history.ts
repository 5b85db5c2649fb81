/** Everything a value has been, and what undoing has put aside. */
export type History<Value> = {
  past: readonly Value[];
  present: Value;
  future: readonly Value[];
  /** Names the last step while it can still grow: letters typed into one field are undone together. */
  openStep: string | null;
};

const longest = 200;

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], openStep: null };
}

/** A new present. With the name of the step that is open it replaces the present instead of following it. */
export function advance<Value>(
  history: History<Value>,
  next: Value,
  step: string | null = null,
): History<Value> {
  if (Object.is(next, history.present)) return history;
  const isSameStep = step !== null && step === history.openStep;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], openStep: step };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    openStep: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, openStep: null };
}
