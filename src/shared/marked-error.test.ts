import { expect, test } from "vitest";
import { markedError } from "./marked-error";

class Lost extends markedError("Lost") {}
class LostInAnotherCopy extends markedError("Lost") {}
class Found extends markedError("Found") {}

test("an error is known by its mark in every copy of its class, and by no other", () => {
  const lost = new Lost("Gone.", { cause: 1 });
  expect(lost).toMatchObject({ message: "Gone.", cause: 1 });
  expect([lost instanceof Error, lost instanceof Lost, lost instanceof LostInAnotherCopy]).toEqual([
    true,
    true,
    true,
  ]);
  expect([lost instanceof Found, new Error() instanceof Lost]).toEqual([false, false]);
  const others: unknown[] = [null, "Lost", 1, {}];
  expect(others.some((value) => value instanceof Lost)).toBe(false);
});
