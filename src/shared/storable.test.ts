import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorable, storable, storableText } from "./storable";

const anyText = fc.string({ unit: fc.constantFrom(..."a\u0000\ud83d\ude42ü", "🙂") });
const anyJson = fc.jsonValue({ stringUnit: fc.constantFrom(..."a\u0000\ud83d\ude42ü", "🙂") });

describe("storable text", () => {
  it("has U+FFFD in the place of each NUL and each half of a pair, and all else as it was", () => {
    expect(storableText("a\u0000b\ud83d🙂\ude42")).toBe("a\ufffdb\ufffd🙂\ufffd");
    fc.assert(
      fc.property(anyText, (text) => {
        expect(storableText(text)).toHaveLength(text.length);
        expect(isStorable(storableText(text))).toBe(true);
      }),
    );
  });

  it("is what every text and key of a value becomes; a value that has only such is the very same", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const kept = storable(value);
        expect(isStorable(kept)).toBe(true);
        expect(storable(kept)).toBe(kept);
        if (isStorable(value)) expect(kept).toBe(value);
      }),
    );
  });
});
