import fc from "fast-check";
import { noUsage } from "@/engine/usage";
import { append } from "../append";
import type { Decision, SessionChange } from "../change";
import { end } from "../end";
import { patchContext } from "../patch-context";
import { rerun } from "../rerun";
import { restore, rewind } from "../rewind";
import type { Session } from "../session";
import { interruptAbandoned, settle } from "../settle";
import type { ModelOutcome } from "./model-outcome";
import { actor, at, completed, lease } from "./session-builder";

export const limits = { textLength: 5, turnsPerSession: 9 };
const failure = { reason: "interrupted", message: "Try again." };

type Expected = "right" | "wrong" | "absent";
/** The turn added at this place, or one that is not there; -1 is the newest, the one that may be pending. */
type TurnChoice = number | "unknown";
export type RandomCommand =
  | { type: "append"; text: string; idempotencyKey: string | undefined; expected: Expected }
  | { type: "settle"; turn: TurnChoice; outcome: ModelOutcome }
  | { type: "rewind"; turn: TurnChoice | null; expected: Expected }
  | { type: "rerun"; turn: TurnChoice; text: string | undefined; expected: Expected }
  | { type: "restore"; turn: TurnChoice; expected: Expected }
  | { type: "patch"; set: ModelContext; unset: string[]; node: string | undefined; expected: Expected }
  | { type: "end"; expected: Expected }
  | { type: "interrupt"; isLeaseOver: boolean; soleOwner: string | null };

const expected = fc.constantFrom<Expected>("absent", "absent", "right", "right", "wrong");
const turn = fc.oneof(
  { weight: 9, arbitrary: fc.nat(20) },
  { weight: 1, arbitrary: fc.constant("unknown" as const) },
);
const text = fc.constantFrom("Hi", " Hi ", "", "Hello!");
const name = fc.constantFrom("name", "day", "__proto__");
type ModelContext = ModelOutcome["context"];
const context: fc.Arbitrary<ModelContext> = fc.dictionary(
  name,
  fc.oneof(fc.constantFrom("Ada", "Tuesday"), fc.nat(2)),
  { maxKeys: 2, noNullPrototype: true },
);
const node = fc.constantFrom("ask", "book");
const outcome: fc.Arbitrary<ModelOutcome> = fc.record({
  status: fc.constantFrom("completed", "completed", "failed", "cancelled"),
  node,
  context: fc.oneof(
    context,
    context.map((known) => ({ ...known, call_disposition: "sold" })),
  ),
  said: fc.constantFrom("one", "two"),
  tokens: fc.nat(9),
  isEnd: fc.nat(3).map((one) => one === 0),
});
export const randomCommand: fc.Arbitrary<RandomCommand> = fc.oneof(
  fc.record({
    type: fc.constant("append"),
    text,
    idempotencyKey: fc.constantFrom(undefined, undefined, "first", "second"),
    expected,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("settle"),
      turn: fc.oneof({ weight: 1, arbitrary: turn }, { weight: 3, arbitrary: fc.constant(-1) }),
      outcome,
    }),
  },
  fc.record({ type: fc.constant("rewind"), turn: fc.option(turn), expected }),
  fc.record({ type: fc.constant("rerun"), turn, text: fc.option(text, { nil: undefined }), expected }),
  fc.record({ type: fc.constant("restore"), turn, expected }),
  fc.record({
    type: fc.constant("patch"),
    set: context,
    unset: fc.array(name, { maxLength: 2 }),
    node: fc.option(node, { nil: undefined }),
    expected,
  }),
  fc.record({ type: fc.constant("end"), expected }),
  fc.record({
    type: fc.constant("interrupt"),
    isLeaseOver: fc.boolean(),
    soleOwner: fc.constantFrom(null, lease.owner, "process-2"),
  }),
);

/** What another process does first when it comes after one that died. */
export const takeOver: RandomCommand = { type: "interrupt", isLeaseOver: false, soleOwner: "process-2" };

/** What the product decides on the command. */
export function decide(session: Session, command: RandomCommand, newTurnId: string): Decision {
  const now = at(session.revision);
  const turnIds = [...session.turns.values()]
    .sort((a, b) => a.createdRevision - b.createdRevision)
    .map(({ id }) => id);
  if (command.type === "settle") {
    const turnId = turnIdOf(turnIds, command.turn);
    return fromChange(settle(session, { turnId, outcome: outcomeOf(command.outcome), now }));
  }
  if (command.type === "interrupt") {
    const look = command.isLeaseOver ? lease.expiresAt : at(0);
    return fromChange(interruptAbandoned(session, { now: look, soleOwner: command.soleOwner, failure }));
  }
  const revisions = { right: session.revision, wrong: session.revision + 1, absent: undefined };
  const common = { expectedRevision: revisions[command.expected], now, actor, lease, limits };
  switch (command.type) {
    case "append": {
      const { text, idempotencyKey } = command;
      return append(session, { ...common, text, idempotencyKey, turnId: newTurnId });
    }
    case "rewind": {
      const cursorTurnId = command.turn === null ? null : turnIdOf(turnIds, command.turn);
      return rewind(session, { ...common, cursorTurnId });
    }
    case "rerun": {
      const { text } = command;
      return rerun(session, { ...common, text, turnId: turnIdOf(turnIds, command.turn), newTurnId });
    }
    case "restore":
      return restore(session, { ...common, turnId: turnIdOf(turnIds, command.turn) });
    case "patch": {
      const { set, unset, node: currentNodeId } = command;
      return patchContext(session, { ...common, set, unset, currentNodeId, turnId: newTurnId });
    }
    case "end":
      return end(session, { ...common, reason: "user_hangup", turnId: newTurnId });
  }
}

/** The word for a decision that the model answers with too. */
export function answerOf(decision: Decision): string {
  if ("refusal" in decision) return decision.refusal.reason;
  if ("repeats" in decision) return `repeats ${decision.repeats}`;
  return "change" in decision ? "change" : "unchanged";
}

const fromChange = (change: SessionChange | null): Decision => (change ? { change } : { unchanged: true });

function outcomeOf({ said, node: currentNodeId, context: gatheredContext, tokens, ...rest }: ModelOutcome) {
  return completed({
    ...rest,
    currentNodeId,
    gatheredContext,
    messages: [{ role: "user", content: said }],
    usage: { ...noUsage, totalTokens: tokens },
    error: rest.status === "failed" ? failure : null,
  });
}

export function turnIdOf(turnIds: string[], choice: TurnChoice): string {
  if (choice === "unknown") return "unknown";
  return turnIds.at(choice % turnIds.length) ?? "unknown";
}
