import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keptMs } from "./in-process-live-bus";
import { createOwnTurns } from "./own-turns";
import { addToLog, newProgressLog } from "./progress-log";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begun(turnId: string, revision: number) {
  const log = newProgressLog({ turnId, revision });
  addToLog(log, { type: "turn_started", turnId, revision });
  return log;
}
const joined = { type: "joined", runId: "run", turnId: null, start: 0 } as const;

it("tells nobody any more of a turn that is over without having settled", () => {
  const turns = createOwnTurns();
  turns.add("run", begun("lost", 3));
  expect(turns.welcome(joined)).toBe(true);
  turns.end("run");
  vi.advanceTimersByTime(keptMs);
  expect(turns.welcome(joined)).toBe(false);
});

it("tells the turn that runs, and nothing more of the one it has overtaken", () => {
  const turns = createOwnTurns();
  turns.add("run", begun("lost", 3));
  turns.end("run");
  turns.add("run", begun("next", 5));
  vi.advanceTimersByTime(keptMs);
  expect([turns.hasGrown("run", "lost"), turns.hasGrown("run", "next")]).toEqual([false, true]);
  turns.welcome({ ...joined, turnId: "lost", start: 1 });
  expect(turns.takeUnsent().map(({ turnId, start }) => [turnId, start])).toEqual([["next", 0]]);
});
