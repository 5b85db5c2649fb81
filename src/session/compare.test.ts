import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TurnEvent } from "@/engine/turn-event";
import { addUsage, noUsage } from "@/engine/usage";
import { type Comparison, compare } from "./compare";
import type { Session } from "./session";
import { randomSession } from "./testing/random-session";
import {
  at,
  begun,
  completed,
  failed,
  oneGeneration,
  opened,
  patched,
  rerunAs,
  rewound,
  said,
  settled,
} from "./testing/session-builder";

const says = (text: string, given: Parameters<typeof completed>[0] = {}) =>
  completed({
    segments: [{ nodeId: "ask", nodeName: "Ask", source: "model", generation: 1, text }],
    ...given,
  });
const enters = (nodeId: string): TurnEvent => ({
  type: "node_transition",
  createdAt: at(0),
  payload: {
    nodeId,
    nodeName: nodeId.toUpperCase(),
    previousNodeId: null,
    previousNodeName: null,
    edgeId: null,
    functionName: null,
    generation: null,
    allowInterrupt: true,
  },
});
const starts = (toolCallId: string, functionName: string, args = {}): TurnEvent => ({
  type: "tool_call_started",
  createdAt: at(0),
  payload: { generation: 1, nodeId: "ask", toolCallId, functionName, kind: "transition", arguments: args },
});
const answers = (toolCallId: string, functionName: string, result = {}): TurnEvent => ({
  type: "tool_call_result",
  createdAt: at(0),
  payload: { generation: 1, nodeId: "ask", toolCallId, functionName, kind: "transition", result },
});

/** opening ─ a ─ b, and a ─ c ─ d */
const base = said(said(opened(says("Hi")), "a", says("One")), "b", says("Two"));
const chat = said(said(rewound(base, "a"), "c", says("Two, otherwise")), "d", says("Three"));
const turnsOf = ({ turns }: Comparison["left"]) => turns.map(({ id }) => id);
const within = (session: Session, leftTurnId: string, rightTurnId: string) =>
  compare({ session, turnId: leftTurnId }, { session, turnId: rightTurnId });

describe("two paths of one session", () => {
  it("C1 part at the common ancestor, which is on neither side", () => {
    const comparison = within(chat, "b", "d");
    expect(comparison.commonAncestorTurnId).toBe("a");
    expect([turnsOf(comparison.left), turnsOf(comparison.right)]).toEqual([["b"], ["c", "d"]]);
  });

  it("C1 have all turns of the one before the other, when one leads to the other", () => {
    const comparison = within(chat, "a", "d");
    expect(comparison.commonAncestorTurnId).toBe("a");
    expect([turnsOf(comparison.left), turnsOf(comparison.right)]).toEqual([[], ["c", "d"]]);
    expect(comparison.firstDifference).toEqual({ leftTurnId: null, rightTurnId: "c" });
  });

  it("C1 share no turn when they descend from different openings", () => {
    const comparison = within(rerunAs(chat, "opening", "again", says("Hi")), "opening", "again");
    expect(comparison).toMatchObject({ commonAncestorTurnId: null, firstDifference: null });
  });

  it("C2 do not differ when a rerun said the same", () => {
    expect(within(rerunAs(base, "b", "again", says("Two")), "b", "again").firstDifference).toBeNull();
  });

  it("C2 differ first where other words, another way or other variables began", () => {
    const differing: Parameters<typeof completed>[0][] = [
      { segments: [] },
      { currentNodeId: "book" },
      { events: [enters("ask")] },
      { gatheredContext: { name: "Ada" } },
      { isEnd: true },
    ];
    for (const given of differing) {
      const session = rerunAs(base, "b", "again", says("Two", given));
      expect(within(session, "b", "again").firstDifference).toEqual({
        leftTurnId: "b",
        rightTurnId: "again",
      });
    }
    const failedOnce = rerunAs(base, "b", "again", failed());
    expect(within(failedOnce, "b", "again").firstDifference).not.toBeNull();
    const ada = patched(rewound(base, "a"), "ada", { name: "Ada" });
    const bob = patched(rewound(ada, "a"), "bob", { name: "Bob" });
    expect(within(bob, "ada", "bob").firstDifference).toEqual({ leftTurnId: "ada", rightTurnId: "bob" });
  });

  it("C2 take any variables, whatever their values are named", () => {
    const odd = patched(rewound(base, "a"), "odd", { name: { toString: 1, valueOf: 2 }, day: "Friday" });
    const same = patched(rewound(odd, "a"), "same", { day: "Friday", name: { toString: 1, valueOf: 2 } });
    expect(within(same, "odd", "same").firstDifference).toBeNull();
  });

  it("C2 differ where the longer one goes on alone", () => {
    const again = said(rerunAs(base, "b", "again", says("Two")), "more", says("Three"));
    expect(within(again, "b", "more").firstDifference).toEqual({ leftTurnId: null, rightTurnId: "more" });
  });

  it("sum what each spent since they parted, failed turns included", () => {
    const session = said(said(chat, "e", failed({ usage: oneGeneration })), "f");
    const { left, right } = within(session, "b", "f");
    const times = (count: number) =>
      Array.from({ length: count }, () => oneGeneration).reduce(addUsage, noUsage);
    expect([left.usage, right.usage]).toEqual([times(1), times(4)]);
    expect([left.elapsedMs, right.elapsedMs]).toEqual([1_000, 4_000]);
  });

  it("count no time for a turn that still runs", () => {
    const session = begun();
    expect(within(session, "opening", "opening").left.elapsedMs).toBe(0);
  });
});

describe("what a side shows", () => {
  it("is the nodes it visited and its calls, each with its result", () => {
    const one = [enters("ask"), starts("1", "book", { day: "Tuesday" }), answers("1", "book", { ok: true })];
    const two = [
      starts("1", "book"),
      starts("2", "finish"),
      answers("2", "finish", { done: true }),
      enters("end"),
    ];
    const session = said(said(opened(), "a", completed({ events: one })), "b", completed({ events: two }));
    const { right } = within(session, "opening", "b");
    expect(right.nodesVisited).toEqual([
      { turnId: "a", nodeId: "ask", nodeName: "ASK" },
      { turnId: "b", nodeId: "end", nodeName: "END" },
    ]);
    expect(right.toolCalls).toEqual([
      { turnId: "a", functionName: "book", arguments: { day: "Tuesday" }, result: { ok: true } },
      { turnId: "b", functionName: "book", arguments: {}, result: null },
      { turnId: "b", functionName: "finish", arguments: {}, result: { done: true } },
    ]);
  });

  it("is all variables at its end, and which of them are new, gone or changed", () => {
    const shared = { name: "Ada", list: [1, 2] };
    const left = said(opened(), "a", completed({ gatheredContext: { ...shared, day: "Tuesday", old: 1 } }));
    const session = rerunAs(
      left,
      "a",
      "b",
      completed({ gatheredContext: { fresh: 2, day: "Friday", ...shared } }),
    );
    const comparison = within(session, "a", "b");
    expect(comparison.left.variables).toEqual({ ...shared, day: "Tuesday", old: 1 });
    expect(comparison.changedVariables).toEqual([
      { name: "day", left: "Tuesday", right: "Friday" },
      { name: "fresh", left: undefined, right: 2 },
      { name: "old", left: 1, right: undefined },
    ]);
  });

  it("takes only the context's own variables for variables", () => {
    const session = rerunAs(opened(), "opening", "b", completed({ gatheredContext: { constructor: "Bob" } }));
    expect(within(session, "opening", "b").changedVariables).toEqual([
      { name: "constructor", left: undefined, right: "Bob" },
    ]);
  });
});

it("C1 compares the whole paths of two sessions", () => {
  const other = settled(begun({ runId: "other", turnId: "opening-2" }), says("Hi"));
  const same = said(other, "a-2", says("One"));
  const comparison = compare({ session: chat, turnId: "b" }, { session: same, turnId: "a-2" });
  expect(comparison.commonAncestorTurnId).toBeNull();
  expect([turnsOf(comparison.left), turnsOf(comparison.right)]).toEqual([
    ["opening", "a", "b"],
    ["opening-2", "a-2"],
  ]);
  expect(comparison.firstDifference).toEqual({ leftTurnId: "b", rightTurnId: null });
});

describe("C3 whatever the session", () => {
  const twoEnds = randomSession.chain((session) => {
    const turnId = fc.constantFrom(...session.turns.keys());
    return fc.record({ session: fc.constant(session), left: turnId, right: turnId });
  });

  it("a path does not differ from itself", () => {
    fc.assert(
      fc.property(twoEnds, ({ session, left }) => {
        expect(within(session, left, left)).toMatchObject({
          commonAncestorTurnId: left,
          firstDifference: null,
          left: { turns: [], usage: noUsage },
          right: { turns: [] },
          changedVariables: [],
        });
      }),
    );
  });

  it("comparing the other way round mirrors everything", () => {
    fc.assert(
      fc.property(twoEnds, ({ session, left, right }) => {
        const there = within(session, left, right);
        const back = within(session, right, left);
        const { firstDifference } = back;
        const verdicts = {
          same: "same",
          different: "different",
          left_only: "right_only",
          right_only: "left_only",
        };
        expect(there).toEqual({
          commonAncestorTurnId: back.commonAncestorTurnId,
          pairs: back.pairs.map(({ leftTurnId, rightTurnId, verdict }) => ({
            leftTurnId: rightTurnId,
            rightTurnId: leftTurnId,
            verdict: verdicts[verdict],
          })),
          firstDifference: firstDifference && {
            leftTurnId: firstDifference.rightTurnId,
            rightTurnId: firstDifference.leftTurnId,
          },
          left: back.right,
          right: back.left,
          changedVariables: back.changedVariables.map(({ name, left, right }) => ({
            name,
            left: right,
            right: left,
          })),
        });
      }),
    );
  });

  it("the sides and the path to the ancestor make up both paths", () => {
    fc.assert(
      fc.property(twoEnds, ({ session, left, right }) => {
        const comparison = within(session, left, right);
        for (const [side, turnId] of [
          [comparison.left, left],
          [comparison.right, right],
        ] as const) {
          expect([comparison.commonAncestorTurnId, ...turnsOf(side)].at(-1)).toBe(turnId);
        }
        const onBoth = turnsOf(comparison.left).filter((id) => turnsOf(comparison.right).includes(id));
        expect(onBoth).toEqual([]);
      }),
    );
  });
});
