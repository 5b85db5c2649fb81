import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createThoughts, type SpokenPiece } from "./thoughts";

function separated(pieces: readonly string[]) {
  let said = "";
  let thought = "";
  const thoughts = createThoughts();
  const add = (piece: SpokenPiece) => {
    if (piece.type === "text") said += piece.text;
    else if (piece.type === "reasoning") thought += piece.text;
    else [said, thought] = ["", said + thought];
  };
  for (const piece of pieces) for (const each of thoughts.read(piece)) add(each);
  for (const each of thoughts.end()) add(each);
  return { said, thought };
}

describe("thoughts in the words", () => {
  test.each([
    ["<think>\nPlan.\n</think>\n\nHello friend", "Hello friend", "\nPlan.\n"],
    ["<thinking>Plan</thinking>Hello", "Hello", "Plan"],
    ["<THINK>Plan</Think>Hello", "Hello", "Plan"],
    ["[THINK]Plan[/THINK]Hello", "Hello", "Plan"],
    ["◁think▷Plan◁/think▷Hello", "Hello", "Plan"],
    [
      "<|channel|>analysis<|message|>Plan<|end|><|start|>assistant<|channel|>final<|message|>Hello<|return|>",
      "Hello",
      "Plan",
    ],
    ["Well, <think>which one?</think>the second.", "Well, the second.", "which one?"],
    ["<think>one</think>A<think>two</think>B", "AB", "onetwo"],
    ["<think>never closed", "", "never closed"],
    ["plan plan\n</think>\n\nHello friend", "Hello friend", "plan plan\n"],
    ["<think></think>\n\nHello", "Hello", ""],
  ])("%s are neither said nor lost", (content, said, thought) => {
    expect(separated([content])).toEqual({ said, thought });
  });

  test.each([
    ["a < b and c > d"],
    ["I think <b>so</b>"],
    ["<thin ice>"],
    ["Press [t] or <"],
    ["In HTML you close it with `</think>` like so."],
    ["Write `<think>` to open a thought, and so on."],
    ["  Hello, with spaces around. \n"],
    ["İstanbul <th"],
  ])("are not seen where there are none: %s", (content) => {
    expect(separated([content])).toEqual({ said: content, thought: "" });
  });

  test("are the same in whatever pieces they come", () => {
    const part = fc.constantFrom(
      "<think>",
      "</think>",
      "[THINK]",
      "[/THINK]",
      "<|channel|>analysis<|message|>",
      "<|end|>",
      "<",
      "hello ",
      "plan",
      "\n",
      "<|channel|>final<|message|>",
      "`",
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (content, cuts) => {
          const places = [0, ...cuts.map((cut) => Math.min(cut, content.length)), content.length].sort(
            (left, right) => left - right,
          );
          const pieces = places.slice(1).map((place, index) => content.slice(places[index], place));
          const { said, thought } = separated([content]);
          const inPieces = separated(pieces);
          expect(inPieces.said).toBe(said);
          expect(inPieces.thought).toHaveLength(thought.length);
        },
      ),
    );
  });

  test("are held back no longer than a mark is", () => {
    const thoughts = createThoughts();
    expect(thoughts.read("Hello <thi")).toEqual([{ type: "text", text: "Hello " }]);
    expect(thoughts.read("ng> there")).toEqual([{ type: "text", text: "<thing> there" }]);
  });
});
