import { expect, test } from "vitest";
import { relativeTime } from "./relative-time";

const now = Date.parse("2026-03-10T12:00:00.000Z");

test.each([
  ["2026-03-10T11:59:01.000Z", "just now"],
  ["2026-03-10T12:00:05.000Z", "just now"],
  ["2026-03-10T11:58:59.000Z", "1 min ago"],
  ["2026-03-10T09:30:00.000Z", "2 h ago"],
  ["2026-03-07T12:00:00.000Z", "3 d ago"],
  ["2026-03-03T11:00:00.000Z", "Mar 3, 2026"],
])("%s reads as %s", (timestamp, expected) => {
  expect(relativeTime(timestamp, now)).toBe(expected);
});
