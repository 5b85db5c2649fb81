import { expect, test } from "vitest";
import { fileName } from "./file-name";

test.each([
  ["WR-TEXT-0A1B2C", "WR-TEXT-0A1B2C.session.json"],
  [" ../refund: zweiter Versuch/ñ ", "refund-zweiter-Versuch-ñ.session.json"],
  ["…", "session.session.json"],
])("%j is saved as %s", (name, expected) => {
  expect(fileName(name, "session")).toBe(expected);
});
