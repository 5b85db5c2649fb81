import { useCallback, useEffect, useRef, useState } from "react";

/** What follows an event: the state after it, and what is to be done because of it. */
export type Reaction<State, Effect> = { state: State; effects: readonly Effect[] };

/**
 * Holds the state of a pure machine. An event is reacted to at once, not at the next drawing, so that two that come together are told
 * apart; then each effect is performed.
 */
export function useMachine<State, Event, Effect>(
  react: (state: State, event: Event) => Reaction<State, Effect>,
  start: State,
  perform: (effect: Effect) => void,
): readonly [State, (event: Event) => readonly Effect[]] {
  const state = useRef(start);
  const [shown, setShown] = useState(start);
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  const dispatch = useCallback(
    (event: Event) => {
      const reaction = react(state.current, event);
      state.current = reaction.state;
      setShown(reaction.state);
      for (const effect of reaction.effects) latest.current(effect);
      return reaction.effects;
    },
    [react],
  );
  return [shown, dispatch];
}
