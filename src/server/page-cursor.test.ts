import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "./app-error";
import { decodeCursor, encodeCursor, type PageEnd } from "./page-cursor";

function decodeOrRefuse(cursor: string): PageEnd | "refused" {
  try {
    return decodeCursor(cursor);
  } catch (error) {
    if (error instanceof AppError && error.reason === "invalid_input") return "refused";
    throw error;
  }
}

const time = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-12-31") })
  .map((at) => at.toISOString());

it("gives back what it was made of", () => {
  fc.assert(
    fc.property(time, fc.stringMatching(/^run_[0-9a-f]{16}$/), (at, id) => {
      expect(decodeCursor(encodeCursor({ time: at, id }))).toEqual({ time: at, id });
    }),
  );
});

it("takes any other text for invalid input, or for a place in a list", () => {
  const decoded = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.tuple(time, fc.string()).map((parts) => parts.join(" ")),
  );
  const cursor = fc.oneof(
    fc.string({ unit: "binary" }),
    decoded.map((text) => Buffer.from(text).toString("base64url")),
  );
  fc.assert(
    fc.property(cursor, (text) => {
      const end = decodeOrRefuse(text);
      if (end === "refused") return;
      expect(new Date(end.time).toISOString()).toBe(end.time);
      expect(end.id).toMatch(/^[^\0 ]+$/);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  "",
  "x",
  "2026-03-01",
  "2026-03-01T09:00:00.000Z",
  "tomorrow run_1",
  "-200000-01-01T00:00:00.000Z run_1",
  "+200000-01-01T00:00:00.000Z run_1",
  "2026-03-01T09:00:00.000Z run\0",
])("refuses the cursor made of %j", (text) => {
  expect(decodeOrRefuse(Buffer.from(text).toString("base64url"))).toBe("refused");
});
