import { expect, it } from "vitest";
import { createLog } from "./log";

const lines: string[] = [];
const log = createLog(
  (line) => lines.push(line),
  () => new Date("2026-03-01T09:00:00Z"),
);
const lastLine = (): unknown => JSON.parse(lines.at(-1) ?? "");

it("writes one line of JSON per entry", () => {
  log("info", "started", { port: 3000, note: "two\nlines" });
  expect(lines.at(-1)).toMatch(/^[^\n]+\n$/);
  expect(lastLine()).toEqual({
    time: "2026-03-01T09:00:00.000Z",
    level: "info",
    event: "started",
    port: 3000,
    note: "two\nlines",
  });
});

it("needs no facts", () => {
  log("warn", "late");
  expect(lastLine()).toEqual({ time: "2026-03-01T09:00:00.000Z", level: "warn", event: "late" });
});

it("says what an error is and where it came from", () => {
  const error = new TypeError("broken");
  log("error", "failed", { error });
  expect(lastLine()).toMatchObject({ error: { name: "TypeError", message: "broken", stack: error.stack } });
});
