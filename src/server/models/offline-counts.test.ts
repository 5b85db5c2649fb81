import { expect, test } from "vitest";
import { countIn, countsIn } from "./offline-counts";

test.each([
  ["for 4 you, tomorrow", 4, "4"],
  ["Four of us", 4, "Four"],
  ["twenty-five people", 25, "twenty-five"],
  ["about a dozen", 12, "a dozen"],
  ["just me", 1, "just me"],
  ["A table for 4 on Friday at 7 pm", 4, "4"],
  ["5 people at 60 euros", 5, "5"],
  ["three, sorry, five", 5, "five"],
  ["12.5", 12.5, "12.5"],
])("the number of %j", (said, value, source) => {
  expect(countIn(said)).toEqual({ value, source });
});

test.each(["three or four", "between 5 and 10", "Friday at 7", "the other one", "A-1001", "12:30", ""])(
  "is unsure of %j",
  (said) => {
    expect(countIn(said)).toBeNull();
  },
);

test("hears each of several", () => {
  expect(countsIn("2 adults and three children").map(({ value }) => value)).toEqual([2, 3]);
});
