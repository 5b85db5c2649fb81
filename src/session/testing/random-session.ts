import fc from "fast-check";
import { applyChange } from "../change";
import { openSession } from "../open-session";
import type { Session } from "../session";
import { decide, randomCommand } from "./random-commands";
import { at, lease } from "./session-builder";

/** Any session that commands can lead to. */
export const randomSession: fc.Arbitrary<Session> = fc
  .array(randomCommand, { maxLength: 40, size: "max" })
  .map((commands) => {
    let session = openSession({ runId: "run", turnId: "turn-0", now: at(0), lease });
    for (const [index, command] of commands.entries()) {
      const decision = decide(session, command, `turn-${index + 1}`);
      if ("change" in decision) session = applyChange(session, decision.change);
    }
    return session;
  });
