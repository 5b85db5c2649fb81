import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingRead, readOn, type SpokenReading, toSpokenText } from "./spoken-text";

/** What is said for each piece of a reply. */
function readAll(pieces: readonly string[]): { said: string[]; reading: SpokenReading } {
  let reading = nothingRead;
  const said = pieces.map((piece) => {
    const next = readOn(reading, piece);
    reading = next.reading;
    return next.said;
  });
  return { said, reading };
}

const saidOf = (...pieces: string[]) => readAll(pieces).said.join("");

describe("spoken text", () => {
  it("keeps the words of marks for calls, and nothing else of them", () => {
    expect(toSpokenText(" ▸ Hello there. ")).toBe("Hello there.");
    expect(toSpokenText("● rec_7 [Welcome back.] How are you?")).toBe("Welcome back. How are you?");
    expect(toSpokenText("Sure. RECORDING_ID: rec_7 [One moment.]")).toBe("Sure. One moment.");
    expect(toSpokenText("Sure. RECORDING_ID: rec_7\nDone.")).toBe("Sure. \nDone.");
  });
});

describe("what can be said of a reply that is not whole yet", () => {
  const pieces = fc.constantFrom(
    ..."▸●[]REC_ID: \n\tx",
    "RECORDING_ID:",
    "RECORDING_ID: rec_7",
    "ECORDING_",
    " [One moment.]",
    "● rec_7 [",
    "Hello",
    "\ud83d",
    "\ude42",
    "\u0000",
  );
  const reply = fc.array(pieces, { maxLength: 16 });

  it("is what the whole text begins with, however the reply goes on", () => {
    fc.assert(
      fc.property(reply, reply, (parts, more) => {
        const said = saidOf(...parts);
        expect(toSpokenText([...parts, ...more].join("")).slice(0, said.length)).toBe(said);
      }),
      { numRuns: 5_000 },
    );
  });

  it("is the same in whatever pieces the reply comes", () => {
    fc.assert(
      fc.property(reply, (parts) => {
        const whole = parts.join("");
        expect(saidOf(...whole.split(""))).toBe(saidOf(whole));
        expect(saidOf(...parts)).toBe(saidOf(whole));
      }),
      { numRuns: 5_000 },
    );
  });

  it("holds nothing back but what may become a mark, and white space at the end", () => {
    expect(saidOf("Hello, R")).toBe("Hello,");
    expect(saidOf("Hello, R", "o")).toBe("Hello, Ro");
    expect(saidOf("Hello [th")).toBe("Hello [th");
    expect(saidOf("Sure. RECORDING_ID: rec_7 [One")).toBe("Sure.");
    expect(saidOf("Sure. RECORDING_ID: rec_7 [One", " moment.] x")).toBe("Sure. One moment. x");
    expect(saidOf("▸ He")).toBe("He");
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (plain) => {
        expect(saidOf(plain)).toBe(plain.trim());
      }),
    );
  });

  it("E31 is found without the rest of the reply, however long that is", () => {
    const piece = "Recently, 40 characters were said again. ";
    let reading = nothingRead;
    let said = 0;
    for (let count = 1; count <= 8_000; count += 1) {
      const next = readOn(reading, piece);
      reading = next.reading;
      said += next.said.length;
      expect(reading.heldBack.length + reading.white.length).toBeLessThanOrEqual(piece.length);
    }
    expect(said).toBe(8_000 * piece.length - 1);
  });

  it("E31 is looked for again only now and then in a mark that does not end", () => {
    const begun = readAll(["● rec_7 [", ..."x".repeat(2_000).split("")]).reading;
    expect(begun.heldBack.length).toBeLessThan(begun.readAgainAt);
    const { said, reading } = readAll(["● rec_7 [", "x".repeat(2_000), "] Hello", " there.".repeat(200)]);
    expect(said.join("")).toContain("Hello there.");
    expect(reading.heldBack).toBe("");
  });
});
