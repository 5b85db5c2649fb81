import fc from "fast-check";
import { expect, it } from "vitest";
import { calculate } from "./calculator";

it.each([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["2 ** 10", 1024],
  ["2^10", 1024],
  ["2**3**2", 512],
  ["-2**2", -4],
  ["2 ** -1", 0.5],
  ["+5 - -3", 8],
  ["7 % 3", 1],
  ["-7 % 3", 2],
  ["0.1 + 0.2", 0.3],
  ["1e3 / 4", 250],
  [" 10 ", 10],
  ["1200 * 1.19", 1428],
  [`${"(".repeat(200)}1${")".repeat(200)}`, 1],
])("%s is %s", (expression, result) => {
  expect(calculate(expression)).toEqual({ expression, result });
});

it.each([
  ["nothing", ""],
  ["no text", 5],
  ["nothing at all", undefined],
  ["what is not finished", "1 +"],
  ["a variable", "x + 1"],
  ["a function", "sqrt(4)"],
  ["an assignment", "a = 1"],
  ["several lines", "1\n2"],
  ["a list", "[1, 2]"],
  ["a text", '"a" + "b"'],
  ["a property", "constructor.constructor"],
  ["a comparison", "1 < 2"],
  ["a factorial", "170!"],
  ["truth", "true + 1"],
  ["a condition", "1 ? 2 : 3"],
  ["a unit", "5 cm"],
  ["an import", 'import("fs")'],
  ["a division by zero", "1 / 0"],
  ["a remainder of zero", "1 % 0"],
  ["a tower of powers", "2^9999^9999"],
  ["too large a power", "9**9999"],
  ["too large a result", "9**1000 * 9**1000"],
  ["a root of a negative number", "(-8) ** 0.5"],
  ["too long a text", "1+".repeat(300)],
])("%s is an error: %s", (_, expression) => {
  expect(calculate(expression)).toEqual({ error: expect.any(String) });
});

it("never throws and never hangs", () => {
  const pieces = fc.constantFrom(
    "1",
    "9",
    ".",
    "+",
    "-",
    "*",
    "**",
    "^",
    "/",
    "%",
    "(",
    ")",
    "e",
    "!",
    " ",
    "x",
    ":",
    ";",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((list) => list.join("")),
      ),
      (expression) => {
        const answer = calculate(expression);
        if ("result" in answer) expect(answer.result).toSatisfy(Number.isFinite);
        else expect(answer.error).toEqual(expect.any(String));
      },
    ),
    { numRuns: 2_000 },
  );
});
