import { describe, expect, test } from "vitest";
import { daysIn, momentIn } from "./offline-moments";

describe("momentIn", () => {
  test.each([
    ["Friday at 9:00 please", "Friday at 9:00"],
    ["tomorrow", "tomorrow"],
    ["Next Saturday, 19:30", "Next Saturday, 19:30"],
    ["10:00 on Tuesday works", "10:00 on Tuesday"],
    ["On Thursday at 8 o'clock", "Thursday at 8 o'clock"],
    ["Wednesday at half past two", "Wednesday at half past two"],
    ["Friday if I may, at 9", "Friday at 9"],
    ["the 5th of May", "the 5th of May"],
    ["at 8 pm", "at 8 pm"],
    ["2026-03-05", "2026-03-05"],
    ["I'll take the earliest one", "the earliest one"],
    ["Not Tuesday, Friday is better", "Friday"],
    ["Friday doesn't work, but Tuesday does", "Tuesday"],
    ["Friday... no wait, Tuesday", "Tuesday"],
    ["Why don't we meet on Monday?", "Monday"],
  ])("hears %j as it was said", (said, text) => {
    expect(momentIn(said)?.text).toBe(text);
  });

  test.each(["Tuesday or Wednesday", "not on Friday", "Four of us", "never", "", "at 9 or at 10"])(
    "is unsure of %j",
    (said) => {
      expect(momentIn(said)).toBeNull();
    },
  );
});

test("daysIn names every day, in a plain form", () => {
  expect([...daysIn("Not next Monday, on Tuesdays or tomorrow")]).toEqual(["monday", "tuesday", "tomorrow"]);
});
