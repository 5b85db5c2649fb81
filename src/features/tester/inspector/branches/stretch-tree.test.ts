import { expect, test } from "vitest";
import type { TreeOutput } from "@/server/contract/turn-tree-contract";
import { stretchRows, stretchTree, treeStep } from "./stretch-tree";

type TreeTurn = TreeOutput["turns"][number];

function turn(id: string, parentTurnId: string | null, given: Partial<TreeTurn> = {}): TreeTurn {
  return {
    id,
    parentTurnId,
    kind: parentTurnId === null ? "opening" : "message",
    status: "completed",
    createdRevision: 1,
    createdAt: "2026-03-10T12:00:00.000Z",
    userText: parentTurnId === null ? null : `says ${id}`,
    assistantText: null,
    currentNode: { id: "ask", name: "Ask" },
    isEnd: false,
    totalTokens: 10,
    cost: 0.5,
    ...given,
  };
}

const done = { id: "done", name: "Done" };
const tree: TreeOutput = {
  revision: 9,
  headTurnId: "e",
  cursorTurnId: "d",
  turns: [
    turn("a", null),
    turn("b", "a"),
    turn("c", "b", { currentNode: done, isEnd: true }),
    turn("d", "b"),
    turn("e", "d", { status: "failed" }),
    turn("x", null, { status: "cancelled" }),
  ],
};

test("turns without a fork between them are one stretch, with what came of it", () => {
  const leaf = { following: [], turnCount: 1, tokens: 10, cost: 0.5, isActive: false, isHere: false };
  const ask = [{ id: "ask", name: "Ask" }];
  expect(stretchTree(tree)).toEqual([
    {
      id: "a",
      endTurnId: "b",
      title: "Opening turn",
      turnCount: 2,
      nodes: ask,
      tokens: 20,
      cost: 1,
      outcome: "parts",
      isActive: true,
      isHere: false,
      following: [
        { ...leaf, id: "c", endTurnId: "c", title: "says c", nodes: [done], outcome: "ended" },
        {
          ...leaf,
          id: "d",
          endTurnId: "e",
          title: "says d",
          turnCount: 2,
          nodes: ask,
          tokens: 20,
          cost: 1,
          outcome: "failed",
          isActive: true,
          isHere: true,
        },
      ],
    },
    { ...leaf, id: "x", endTurnId: "x", title: "Opening turn", nodes: ask, outcome: "stopped" },
  ]);
});

const open = stretchTree(tree);
const lines = (closed: string[]) => stretchRows(open, new Set(closed));

test("a closed stretch hides what follows it", () => {
  expect(lines([]).map(({ stretch, level }) => [stretch.id, level])).toEqual([
    ["a", 1],
    ["c", 2],
    ["d", 2],
    ["x", 1],
  ]);
  expect(lines(["a"]).map(({ stretch }) => stretch.id)).toEqual(["a", "x"]);
});

test.each([
  ["c", "ArrowDown", { focus: "d" }],
  ["a", "ArrowUp", null],
  ["d", "Home", { focus: "a" }],
  ["a", "End", { focus: "x" }],
  ["a", "ArrowRight", { focus: "c" }],
  ["a", "ArrowLeft", { close: "a" }],
  ["c", "ArrowLeft", { focus: "a" }],
  ["c", "ArrowRight", null],
  ["x", "ArrowLeft", null],
  ["c", "q", null],
  ["gone", "Home", null],
])("from %s %s leads to %j", (focused, key, expected) => {
  expect(treeStep(lines([]), focused, key)).toEqual(expected);
});

test("right opens what is closed", () => {
  expect(treeStep(lines(["a"]), "a", "ArrowRight")).toEqual({ open: "a" });
});

test("two thousand turns in a row are one stretch", () => {
  const turns = Array.from({ length: 2_000 }, (_, index) =>
    turn(`t${index}`, index === 0 ? null : `t${index - 1}`),
  );
  const [stretch] = stretchTree({ revision: 1, headTurnId: "t1999", cursorTurnId: null, turns });
  expect(stretch).toMatchObject({ turnCount: 2_000, following: [] });
});

test("a stretch with a turn whose cost nobody knows has none", () => {
  const turns = [turn("a", null), turn("b", "a", { cost: null })];
  const [stretch] = stretchTree({ revision: 1, headTurnId: "b", cursorTurnId: null, turns });
  expect(stretch?.cost).toBeNull();
});
