import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameReader, toFrames } from "./notification-frames";

const text = fc.string({ unit: "binary" });
const message = fc.record({
  text,
  long: fc.tuple(text, fc.nat(9_000)).map(([part, times]) => part.repeat(times)),
});

describe("frames", () => {
  it("carry any message whole, each within what PostgreSQL takes", () => {
    fc.assert(
      fc.property(message, (sent) => {
        const frames = toFrames("process-1", sent);
        for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThan(8_000);
        const read = createFrameReader();
        const received = frames.map((frame) => read(frame));
        expect(received.pop()).toEqual({ sender: "process-1", message: sent });
        expect(received.every((frame) => frame === null)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("of several senders may come in any order between each other", () => {
    const long = "x".repeat(20_000);
    const [left, right] = [toFrames("left", { long }), toFrames("right", { long })];
    const read = createFrameReader();
    const received = left.flatMap((frame, index) => [read(frame), read(right[index] ?? "")]);
    expect(received.filter((frame) => frame !== null)).toEqual([
      { sender: "left", message: { long } },
      { sender: "right", message: { long } },
    ]);
  });
});
