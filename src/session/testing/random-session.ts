import fc from "fast-check";
import { applyChange } from "../change";
import { openSession } from "../open-session";
import type { Session } from "../session";
import { decide, randomCommand } from "./random-commands";
import { actor, at, lease } from "./session-builder";

/** What commands lead to from one revision to the next, the opening first. */
export const randomHistory: fc.Arbitrary<[Session, ...Session[]]> = fc
  .array(randomCommand, { maxLength: 40, size: "max" })
  .map((commands) => {
    let session = openSession({ runId: "run", turnId: "turn-0", actor, now: at(0), lease });
    const history: [Session, ...Session[]] = [session];
    for (const [index, command] of commands.entries()) {
      const decision = decide(session, command, `turn-${index + 1}`);
      if (!("change" in decision)) continue;
      session = applyChange(session, decision.change);
      history.push(session);
    }
    return history;
  });

/** Any session that commands can lead to. */
export const randomSession: fc.Arbitrary<Session> = randomHistory.map(
  (history) => history.at(-1) ?? history[0],
);
