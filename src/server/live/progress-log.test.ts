import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TurnProgress } from "../contract/live-contract";
import { said, settled, started } from "../ports/live-bus.testsuite";
import { addToLog, lengthOf, newProgressLog, nextInLog, restOfLog } from "./progress-log";

const turn = "turn_1";
const step = fc.oneof(
  fc.constant(started(turn)),
  fc.tuple(fc.string({ minLength: 1 }), fc.nat(2)).map(([text, segment]) => said(text, segment)(turn)),
);
const steps = fc.array(step, { minLength: 1, maxLength: 12 });

function logOf(events: TurnProgress[]) {
  const log = newProgressLog({ turnId: turn, revision: 0 });
  for (const event of events) addToLog(log, event);
  return log;
}

const characters = (events: TurnProgress[]) =>
  events.flatMap((event): TurnProgress[] =>
    event.type === "text_delta" ? event.text.split("").map((text) => ({ ...event, text })) : [event],
  );

describe("the log of a turn", () => {
  it("gives everything from any position on, exactly once", () => {
    fc.assert(
      fc.property(steps, fc.nat(), (events, anywhere) => {
        const log = logOf(events);
        const position = anywhere % (log.end + 1);
        const whole = characters(events);
        expect(characters(restOfLog(log, 0))).toEqual(whole);
        expect(characters(restOfLog(log, position))).toEqual(whole.slice(position));
      }),
    );
  });

  it("is the same when it is told twice, in other pieces, or with overlaps", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat()), (events, places) => {
        const source = logOf(events);
        const copy = newProgressLog({ turnId: turn, revision: 0 });
        for (const place of places) {
          let position = Math.min(place % (source.end + 1), copy.end);
          const next = nextInLog(source, position);
          if (next) expect(addToLog(copy, next.event, position)).toBe(true);
          position = copy.end;
        }
        let position = 0;
        for (const event of restOfLog(source, 0)) {
          addToLog(copy, event, position);
          position += lengthOf(event);
        }
        expect(copy).toEqual(source);
      }),
    );
  });

  it("takes nothing that would leave a gap", () => {
    const log = logOf([started(turn)]);
    expect(addToLog(log, said("late")(turn), 2)).toBe(false);
    expect(log).toEqual(logOf([started(turn)]));
  });

  it("is over once the turn has settled", () => {
    expect(logOf([started(turn)]).isOver).toBe(false);
    expect(logOf([started(turn), settled(turn)]).isOver).toBe(true);
  });
});
