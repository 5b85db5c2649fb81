import { expect, it } from "vitest";
import { noUsage } from "@/engine/usage";
import { brokenInvariants } from "./invariants";
import type { Session } from "./session";
import {
  asked,
  at,
  completed,
  failed,
  lease,
  oneGeneration,
  opened,
  rewound,
  said,
} from "./testing/session-builder";
import type { Turn } from "./turn";

/** opening ─ a ─ failed, and a ─ b ─ c; `a` holds the context. */
const chat = said(
  said(
    rewound(
      said(said(opened(), "a", completed({ gatheredContext: { name: "Ada" } })), "failed", failed()),
      "a",
    ),
    "b",
    completed({ gatheredContext: { name: "Ada" } }),
  ),
  "c",
  completed({ gatheredContext: { name: "Ada" } }),
);

const withTurn = (session: Session, id: string, damage: Partial<Turn>): Session => {
  const turn = session.turns.get(id);
  if (!turn) throw new Error(`There is no turn ${id} to damage.`);
  return { ...session, turns: new Map(session.turns).set(id, { ...turn, ...damage }) };
};
const without = (session: Session, id: string): Session => {
  const turns = new Map(session.turns);
  turns.delete(id);
  return { ...session, turns };
};
const pending = asked(chat, "d");

it("finds nothing wrong in a sound session", () => {
  expect([chat, pending, rewound(chat, "a")].flatMap(brokenInvariants)).toEqual([]);
});

it.each<[string, Session, string]>([
  ["I1", { ...chat, headTurnId: "gone" }, "the head gone is not in the tree"],
  ["I1", { ...chat, cursorTurnId: "failed" }, "the cursor failed is not on the path to the head"],
  ["I1", { ...chat, cursorTurnId: "gone" }, "the cursor gone is not on the path to the head"],
  ["I2", without(chat, "a"), "turn b has the parent a, which is not in the tree"],
  ["I2", withTurn(chat, "b", { parentTurnId: "c" }), "turn b is older than its parent"],
  [
    "I2",
    withTurn(chat, "b", { status: "pending", settledAt: null, lease }),
    "turn c was built on a pending turn",
  ],
  [
    "I2",
    withTurn(chat, "b", { parentTurnId: null }),
    "turn b is an opening with a parent, or a root of another kind",
  ],
  [
    "I2",
    withTurn(chat, "b", { kind: "opening" }),
    "turn b is an opening with a parent, or a root of another kind",
  ],
  ["I2", withTurn(chat, "b", { isEnd: true }), "turn c was built on a turn that ended the session"],
  ["I3", withTurn(chat, "c", { createdRevision: 1 }), "turn c was added by the same change as another"],
  ["I3", withTurn(chat, "c", { revision: chat.revision + 1 }), "turn c has an impossible revision"],
  ["I3", withTurn(chat, "c", { revision: 0 }), "turn c has an impossible revision"],
  [
    "I4",
    withTurn(chat, "a", { status: "pending", settledAt: null, lease }),
    "turn a is pending and not the head",
  ],
  ["I4", { ...pending, cursorTurnId: "a" }, "a turn is pending while the cursor is set"],
  ["I4", withTurn(chat, "c", { lease }), "turn c is pending without a lease, or settled with one"],
  ["I4", withTurn(pending, "d", { lease: null }), "turn d is pending without a lease, or settled with one"],
  [
    "I4",
    withTurn(chat, "c", { settledAt: null }),
    "turn c is pending with a settling time, or settled without",
  ],
  [
    "I4",
    withTurn(pending, "d", { settledAt: at(9) }),
    "turn d is pending with a settling time, or settled without",
  ],
  ["I5", withTurn(chat, "c", { userText: null }), "turn c has a user text it should not have, or lacks one"],
  [
    "I5",
    withTurn(chat, "opening", { userText: "Hi" }),
    "turn opening has a user text it should not have, or lacks one",
  ],
  [
    "I6",
    withTurn(chat, "failed", { messages: [{ role: "user", content: "Hi" }] }),
    "turn failed did not complete and left something behind",
  ],
  ["I6", withTurn(chat, "failed", { isEnd: true }), "turn failed did not complete and left something behind"],
  [
    "I6",
    withTurn(chat, "failed", { gatheredContext: {}, contextTurnId: "failed" }),
    "turn failed did not complete and left something behind",
  ],
  [
    "I6",
    withTurn(chat, "failed", { currentNodeId: "book" }),
    "turn failed did not complete and moved to another node",
  ],
  [
    "I6",
    withTurn(pending, "d", { currentNodeId: null }),
    "turn d did not complete and moved to another node",
  ],
  [
    "I6",
    withTurn(chat, "failed", { error: null }),
    "turn failed failed without a reason, or has one without failing",
  ],
  [
    "I6",
    withTurn(chat, "c", { error: { reason: "internal", message: "Oh." } }),
    "turn c failed without a reason, or has one without failing",
  ],
  [
    "I7",
    withTurn(chat, "c", { contextTurnId: "failed" }),
    "turn c refers to a context that is not on its path",
  ],
  ["I7", withTurn(chat, "c", { contextTurnId: "b" }), "turn c refers to a context that is not there"],
  ["I7", withTurn(chat, "c", { gatheredContext: {} }), "turn c holds a context and refers to another"],
  ["I8", withTurn(chat, "c", { pathUsage: oneGeneration }), "turn c has a wrong path usage"],
  [
    "I9",
    withTurn(chat, "opening", { idempotencyKey: "key" }),
    "turn opening has an idempotency key and is no message",
  ],
  [
    "I9",
    withTurn(withTurn(chat, "b", { idempotencyKey: "key" }), "c", { idempotencyKey: "key" }),
    "turn c has the idempotency key of another",
  ],
  ["I8", { ...chat, totalUsage: noUsage }, "the total usage is not the sum of all turns"],
])("%s says what is wrong (%#)", (_rule, damaged, sentence) => {
  expect(brokenInvariants(damaged)).toContain(sentence);
});
