import { expect, it } from "vitest";
import { takeBreaks } from "./take-breaks";

it("lets others have their turn, again and again, while parts come that are all there already", async () => {
  const parts = Array.from({ length: 2_000 }, (_, index) => index);
  let rounds = 0;
  let isRead = false;
  const count = () => {
    rounds += 1;
    if (!isRead) setImmediate(count);
  };
  setImmediate(count);
  const read: number[] = [];
  const stream = new ReadableStream<number>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  for await (const part of stream.pipeThrough(takeBreaks<number>())) read.push(part);
  isRead = true;
  expect(read).toEqual(parts);
  expect(rounds).toBeGreaterThanOrEqual(Math.floor(2_000 / 64));
});
