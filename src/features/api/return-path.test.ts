import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path";

test.each([
  ["/settings", "/settings"],
  ["/workflows/w1/sessions/r1?pane=why", "/workflows/w1/sessions/r1?pane=why"],
  [undefined, "/workflows"],
  ["", "/workflows"],
  ["https://elsewhere.example", "/workflows"],
  ["//elsewhere.example/path", "/workflows"],
  ["/\\elsewhere.example", "/workflows"],
  ["/\t/elsewhere.example", "/workflows"],
  ["javascript:alert(1)", "/workflows"],
  ["/sign-in?next=/sign-in", "/workflows"],
])("after signing in, %j leads to %s", (wanted, expected) => {
  expect(returnPath(wanted)).toBe(expected);
});

test("the way to sign-in remembers where the person was", () => {
  expect(signInPath("/workflows/w1")).toBe("/sign-in?next=%2Fworkflows%2Fw1");
  expect(signInPath("/workflows")).toBe("/sign-in");
});
