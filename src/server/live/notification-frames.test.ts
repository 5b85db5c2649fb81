import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameReader, createFrameWriter } from "./notification-frames";

const text = fc.string({ unit: "binary" });
const message = fc.record({
  text,
  long: fc.tuple(text, fc.nat(9_000)).map(([part, times]) => part.repeat(times)),
});
const messages = fc.array(message, { minLength: 1, maxLength: 4 });

describe("frames", () => {
  it("carry any messages whole, each within what PostgreSQL takes and no two equal", () => {
    fc.assert(
      fc.property(messages, (sent) => {
        const frames = sent.flatMap(createFrameWriter("process-1"));
        for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThan(8_000);
        expect(new Set(frames).size).toBe(frames.length);
        expect(receive(frames)).toEqual(sent.map((message) => ({ sender: "process-1", message })));
      }),
      { numRuns: 50 },
    );
  });

  it("of a sender that says the same twice differ", () => {
    const toFrames = createFrameWriter("process-1");
    const frames = [..."ab"].flatMap(() => toFrames({ long: "x".repeat(40_000) }));
    expect(new Set(frames).size).toBe(frames.length);
  });

  it("of several senders may come in any order between each other", () => {
    const long = "x".repeat(20_000);
    const [left, right] = ["left", "right"].map((sender) => createFrameWriter(sender)({ long }));
    expect(receive(left?.flatMap((frame, index) => [frame, right?.[index] ?? ""]) ?? [])).toEqual([
      { sender: "left", message: { long } },
      { sender: "right", message: { long } },
    ]);
  });

  it("from anywhere on are read as the messages whose beginning is among them", () => {
    fc.assert(
      fc.property(messages, fc.nat(), (sent, skipped) => {
        const toFrames = createFrameWriter("process-1");
        const framesOf = sent.map(toFrames);
        const from = skipped % framesOf.flat().length;
        const firsts = framesOf.map((_, index) => framesOf.slice(0, index).flat().length);
        expect(receive(framesOf.flat().slice(from)).map(({ message }) => message)).toEqual(
          sent.filter((_, index) => (firsts[index] ?? 0) >= from),
        );
      }),
      { numRuns: 50 },
    );
  });

  it("are told from whatever else is said on the channel", () => {
    expect(receive(["", "hello", "process-1 .{}", "process-1 1 2 2 {}", 'process-1 2 1 1 {"a":1}'])).toEqual([
      { sender: "process-1", message: { a: 1 } },
    ]);
  });
});

function receive(frames: string[]) {
  const read = createFrameReader();
  return frames.map(read).filter((received) => received !== null);
}
