import { expect, it } from "vitest";
import { createRunningTurns } from "./running-turns";
import { ProcessStopping } from "./turn-stop";

it("stops at once what begins when the process no longer waits", async () => {
  const turns = createRunningTurns();
  await turns.drain(60_000);
  const stop = new AbortController();
  turns.add("turn_1", stop, Promise.resolve());
  expect(stop.signal.reason).toBeInstanceOf(ProcessStopping);
});
