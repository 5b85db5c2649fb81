import { ProcessStopping } from "./turn-stop";

/** The turns that this process runs, so that it does not leave before they have settled. */
export type RunningTurns = {
  /** Counts a turn as running until `settled`; `stop` ends it when the process cannot wait any longer. */
  add(turnId: string, stop: AbortController, settled: Promise<unknown>): void;
  has(turnId: string): boolean;
  /** Waits for all of them; stops those that still run after `graceMs`, and returns when they have settled too. What comes later is stopped at once. */
  drain(graceMs: number): Promise<void>;
};

export function createRunningTurns(): RunningTurns {
  const running = new Map<string, { stop: AbortController; settled: Promise<unknown> }>();
  let isStopped = false;
  return {
    add(turnId, stop, settled) {
      const remove = () => running.delete(turnId);
      running.set(turnId, { stop, settled: settled.then(remove, remove) });
      if (isStopped) stop.abort(new ProcessStopping());
    },

    has: (turnId) => running.has(turnId),

    async drain(graceMs) {
      const stopAll = () => {
        isStopped = true;
        for (const { stop } of running.values()) stop.abort(new ProcessStopping());
      };
      const timer = setTimeout(stopAll, graceMs);
      while (running.size > 0) await Promise.all([...running.values()].map(({ settled }) => settled));
      clearTimeout(timer);
      isStopped = true;
    },
  };
}
