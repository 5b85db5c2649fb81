/** Everything a value has been, and what undoing has put aside. */
export type History<Value> = {
  past: readonly Value[];
  present: Value;
  future: readonly Value[];
  /** The last step while it can still grow: letters typed into one field without a pause are undone together. */
  openStep: Step | null;
};

/** A change that may be a part of a longer one of the same name. `at` is in milliseconds. */
export type Step = { name: string; at: number };

const longest = 200;
const pauseMs = 1_000;

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], openStep: null };
}

/** Sets a new present. While the named step is open, it replaces the present instead of following it. */
export function advance<Value>(
  history: History<Value>,
  next: Value,
  step: Step | null = null,
): History<Value> {
  if (Object.is(next, history.present)) return history;
  const { openStep } = history;
  const isSameStep = step !== null && openStep?.name === step.name && step.at - openStep.at < pauseMs;
  const past = isSameStep ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], openStep: step };
}

/** Closes the open step: the next change is a step of its own. */
export function endStep<Value>(history: History<Value>): History<Value> {
  return history.openStep === null ? history : { ...history, openStep: null };
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
