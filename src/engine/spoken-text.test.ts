import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSpokenPrefix, toSpokenText } from "./spoken-text";

describe("spoken text", () => {
  it("keeps the words of marks for calls, and nothing else of them", () => {
    expect(toSpokenText(" ▸ Hello there. ")).toBe("Hello there.");
    expect(toSpokenText("● rec_7 [Welcome back.] How are you?")).toBe("Welcome back. How are you?");
    expect(toSpokenText("Sure. RECORDING_ID: rec_7 [One moment.]")).toBe("Sure. One moment.");
    expect(toSpokenText("Sure. RECORDING_ID: rec_7\nDone.")).toBe("Sure. \nDone.");
  });
});

describe("spoken prefix", () => {
  const pieces = fc.constantFrom(
    ..."▸●[]REC_ID: \n\tx",
    "RECORDING_ID:",
    "RECORDING_ID: rec_7",
    "ECORDING_",
    " [One moment.]",
    "● rec_7 [",
    "Hello",
  );
  const reply = fc.array(pieces, { maxLength: 16 });

  it("is what the whole text begins with, however the reply goes on, and only ever grows", () => {
    fc.assert(
      fc.property(reply, (parts) => {
        const prefixes = parts.map((_, index) => toSpokenPrefix(parts.slice(0, index + 1).join("")));
        const all = [...prefixes, toSpokenText(parts.join(""))];
        for (const [index, longer] of all.slice(1).entries()) {
          expect(longer.slice(0, all[index]?.length)).toBe(all[index]);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("holds nothing back but what may become a mark, and white space at the end", () => {
    expect(toSpokenPrefix("Hello, R")).toBe("Hello,");
    expect(toSpokenPrefix("Hello, Ro")).toBe("Hello, Ro");
    expect(toSpokenPrefix("Hello [th")).toBe("Hello [th");
    expect(toSpokenPrefix("Sure. RECORDING_ID: rec_7 [One")).toBe("Sure.");
    expect(toSpokenPrefix("▸ He")).toBe("He");
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (plain) => {
        expect(toSpokenPrefix(plain)).toBe(plain.trim());
      }),
    );
  });
});
