import fc from "fast-check";
import { noUsage } from "@/engine/usage";
import { append } from "../append";
import type { Decision, SessionChange } from "../change";
import { end } from "../end";
import { rewind } from "../rewind";
import type { Session } from "../session";
import { interruptAbandoned, settle } from "../settle";
import { at, completed, lease } from "./session-builder";
import type { ModelOutcome } from "./session-model";

export const limits = { textLength: 5, turnsPerSession: 7 };
const failure = { reason: "interrupted", message: "Try again." };

type Expected = "right" | "wrong" | "absent";
type TurnChoice = number | "unknown";
export type RandomCommand =
  | { type: "append"; text: string; expected: Expected }
  | { type: "settle"; turn: TurnChoice; outcome: ModelOutcome }
  | { type: "rewind"; turn: TurnChoice | null; expected: Expected }
  | { type: "end"; expected: Expected }
  | { type: "interrupt"; isLeaseOver: boolean; soleOwner: string | null };

const expected = fc.constantFrom<Expected>("absent", "absent", "right", "right", "wrong");
const turnChoice = fc.oneof(
  { weight: 9, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.constant("unknown" as const) },
);
const context = fc.dictionary(
  fc.constantFrom("name", "day", "__proto__"),
  fc.oneof(fc.constantFrom("Ada", "Tuesday"), fc.nat(2)),
  { maxKeys: 2, noNullPrototype: true },
);
const outcome: fc.Arbitrary<ModelOutcome> = fc.record({
  status: fc.constantFrom("completed", "completed", "failed"),
  node: fc.constantFrom("ask", "book"),
  context: fc.oneof(
    context,
    context.map((known) => ({ ...known, call_disposition: "sold" })),
  ),
  said: fc.constantFrom("one", "two"),
  tokens: fc.nat(9),
  isEnd: fc.nat(3).map((one) => one === 0),
});
export const randomCommand: fc.Arbitrary<RandomCommand> = fc.oneof(
  fc.record({ type: fc.constant("append"), text: fc.constantFrom("Hi", " Hi ", "", "Hello!"), expected }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("settle"),
      turn: fc.oneof(turnChoice, fc.constant(-1)),
      outcome,
    }),
  },
  fc.record({ type: fc.constant("rewind"), turn: fc.option(turnChoice), expected }),
  fc.record({ type: fc.constant("end"), expected }),
  fc.record({
    type: fc.constant("interrupt"),
    isLeaseOver: fc.boolean(),
    soleOwner: fc.constantFrom(null, lease.owner, "process-2"),
  }),
);

/** What the product decides on the command. */
export function decide(session: Session, command: RandomCommand, newTurnId: string): Decision {
  const now = at(session.revision);
  const turnIds = [...session.turns.keys()];
  const revisions = { right: session.revision, wrong: session.revision + 1, absent: undefined };
  switch (command.type) {
    case "append": {
      const expectedRevision = revisions[command.expected];
      return append(session, { text: command.text, expectedRevision, turnId: newTurnId, now, lease, limits });
    }
    case "settle": {
      const { said, node: currentNodeId, context: gatheredContext, tokens, ...rest } = command.outcome;
      const isCompleted = rest.status === "completed";
      const outcome = completed({
        ...rest,
        currentNodeId,
        gatheredContext,
        messages: [{ role: "user", content: said }],
        usage: { ...noUsage, totalTokens: tokens },
        error: isCompleted ? null : failure,
      });
      return fromChange(settle(session, { turnId: turnIdOf(turnIds, command.turn), outcome, now }));
    }
    case "rewind": {
      const cursorTurnId = command.turn === null ? null : turnIdOf(turnIds, command.turn);
      return rewind(session, { cursorTurnId, expectedRevision: revisions[command.expected], now });
    }
    case "end": {
      const expectedRevision = revisions[command.expected];
      return end(session, { reason: "user_hangup", expectedRevision, turnId: newTurnId, now });
    }
    case "interrupt": {
      const look = command.isLeaseOver ? lease.expiresAt : at(0);
      return fromChange(interruptAbandoned(session, { now: look, soleOwner: command.soleOwner, failure }));
    }
  }
}

const fromChange = (change: SessionChange | null): Decision => (change ? { change } : { unchanged: true });

/** -1 is the newest turn, the one that may be pending. */
export function turnIdOf(turnIds: string[], turn: TurnChoice): string {
  if (turn === "unknown") return "unknown";
  return turnIds.at(turn % turnIds.length) ?? "unknown";
}
