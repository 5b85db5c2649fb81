import { ProcessStopping } from "./turn-stop";

/** The turns that this process runs, so that it does not leave before they have settled. */
export type RunningTurns = {
  /** Counts a turn as running until `settled`; `stop` ends it when the process cannot wait any longer. */
  add(stop: AbortController, settled: Promise<unknown>): void;
  /** Waits for all of them; stops those that still run after `graceMs`, and returns when they have settled too. */
  drain(graceMs: number): Promise<void>;
};

export function createRunningTurns(): RunningTurns {
  const running = new Map<AbortController, Promise<unknown>>();
  return {
    add(stop, settled) {
      const remove = () => running.delete(stop);
      running.set(stop, settled.then(remove, remove));
    },

    async drain(graceMs) {
      const stopAll = () => {
        for (const stop of running.keys()) stop.abort(new ProcessStopping());
      };
      const timer = setTimeout(stopAll, graceMs);
      while (running.size > 0) await Promise.all(running.values());
      clearTimeout(timer);
    },
  };
}
