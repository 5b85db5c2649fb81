import fc from "fast-check";
import { expect, it } from "vitest";
import { toIdentifier } from "./identifier";

it.each([
  ["Book appointment", "book_appointment"],
  ["  Yes -- please!  ", "yes_please"],
  ["Größe ändern", "grosse_andern"],
  ["Да", "da"],
  ["预约", "yuyue"],
  ["24/7", "24_7"],
])("E24 %s becomes %s", (label, name) => {
  expect(toIdentifier(label, "transition")).toBe(name);
});

it("E24 text without letters or digits becomes the fallback", () => {
  expect(toIdentifier("?!", "transition")).toBe("transition");
});

it("E24 whatever the text, providers accept the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(toIdentifier(text, "transition")).toMatch(/^[a-z0-9](?:[a-z0-9_]{0,62}[a-z0-9])?$/);
    }),
  );
});
