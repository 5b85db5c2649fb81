import { setImmediate } from "node:timers/promises";

/** So many parts take a few milliseconds. */
const partsBetweenBreaks = 64;

/**
 * Parts as they come, with a round of the event loop now and then: a model that floods would otherwise keep the thread that
 * serves everybody until its reply ends, since what has arrived already is read without waiting for anything.
 */
export function takeBreaks<Part>(): TransformStream<Part, Part> {
  let parts = 0;
  return new TransformStream({
    async transform(part, controller) {
      controller.enqueue(part);
      parts += 1;
      if (parts % partsBetweenBreaks === 0) await setImmediate();
    },
  });
}
