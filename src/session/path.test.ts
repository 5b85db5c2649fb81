import { describe, expect, it } from "vitest";
import { activePath, branches, childrenByParent, pathTo } from "./path";
import type { Session } from "./session";
import { asked, at, ended, opened, rewound, said } from "./testing/session-builder";

const ids = (turns: { id: string }[]): string => turns.map((turn) => turn.id).join(" ");
const branchesOf = (session: Session): string[] =>
  branches(session).map(({ leftAtTurnId, turns }) => `${leftAtTurnId}: ${ids(turns)}`);

/** opening ─ a ─ b */
const chat = said(said(opened(), "a"), "b");
/** opening ─ a ─ b, and a ─ c ─ d */
const branched = said(said(rewound(chat, "a"), "c"), "d");

describe("a path", () => {
  it("goes from the opening to the turn", () => {
    expect(ids(pathTo(branched, "b"))).toBe("opening a b");
    expect(ids(pathTo(branched, "opening"))).toBe("opening");
  });

  it("3a is active up to the head, whatever the cursor", () => {
    expect(ids(activePath(rewound(branched, "a")))).toBe("opening a c d");
  });

  it("does not lead to a turn that is not there", () => {
    expect(() => pathTo(branched, "unknown")).toThrow("has no turn unknown");
  });
});

describe("children", () => {
  it("are in the order in which they were added", () => {
    const children = childrenByParent(said(rewound(branched, "a"), "e"));
    expect([...children].map(([parent, turns]) => `${parent}: ${ids(turns)}`)).toEqual([
      "null: opening",
      "opening: a",
      "a: b c e",
      "c: d",
    ]);
  });
});

describe("branches", () => {
  it("are none while nothing was left", () => {
    expect(branchesOf(chat)).toEqual([]);
    expect(branchesOf(rewound(chat, "opening"))).toEqual([]);
  });

  it("4a hold what came after the cursor, from the moment the next path was begun", () => {
    expect(branchesOf(branched)).toEqual(["a: b"]);
    expect(branches(branched)[0]?.leftAt).toBe(branched.turns.get("c")?.createdAt);
    expect(branchesOf(asked(rewound(chat, "opening"), "c"))).toEqual(["opening: a b"]);
  });

  it("4b are in the order in which they were left", () => {
    const twice = said(rewound(said(rewound(chat, "a"), "c"), "opening"), "d");
    expect(branchesOf(twice)).toEqual(["a: b", "opening: a c"]);
  });

  it("4b follow the newest child, and older children begin branches of their own", () => {
    const inner = said(rewound(said(rewound(said(chat, "c"), "b"), "d"), "opening"), "e");
    expect(branchesOf(inner)).toEqual(["b: c", "opening: a b d"]);
  });

  it("9a hold what an end by hand left behind", () => {
    expect(branchesOf(ended(rewound(chat, "a"), "hung up"))).toEqual(["a: b"]);
  });

  it("of equal times are in the order of their turns", () => {
    const session = said(rewound(branched, "a"), "e");
    const turns = new Map([...session.turns].map(([id, turn]) => [id, { ...turn, createdAt: at(0) }]));
    expect(branchesOf({ ...session, turns })).toEqual(["a: b", "a: c d"]);
  });
});
