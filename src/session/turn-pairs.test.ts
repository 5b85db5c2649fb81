import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDifference, pairTurns, type TurnContent, type TurnPair } from "./turn-pairs";

const turn = (
  turnId: string,
  userText: string,
  said: string,
  given: Partial<TurnContent> = {},
): TurnContent => ({
  turnId,
  kind: "message",
  status: "completed",
  userText,
  said,
  way: [],
  currentNodeId: "ask",
  isEnd: false,
  variables: {},
  ...given,
});
const told = ({ leftTurnId, rightTurnId, verdict }: TurnPair) => `${leftTurnId} ${rightTurnId} ${verdict}`;
const pairs = (left: TurnContent[], right: TurnContent[]) => pairTurns(left, right).map(told);

describe("pairs of turns", () => {
  it("C4 face each other where the same was asked, in capitals or not", () => {
    const left = [turn("l1", "Hello", "Hi"), turn("l2", "Book", "When?"), turn("l3", "Friday", "Done")];
    const right = [turn("r1", "Hello", "Hi"), turn("r2", " book", "When?"), turn("r3", "Friday", "Done")];
    expect(pairs(left, right)).toEqual(["l1 r1 same", "l2 r2 different", "l3 r3 same"]);
  });

  it("C4 leave a turn that was put in between alone, and what follows it side by side", () => {
    const left = [turn("l1", "Hello", "Hi"), turn("l2", "Friday", "Done")];
    const right = [turn("r1", "Hello", "Hi"), turn("r2", "Wait", "Yes?"), turn("r3", "Friday", "Done")];
    expect(pairs(left, right)).toEqual(["l1 r1 same", "null r2 right_only", "l2 r3 same"]);
    expect(firstDifference(pairTurns(left, right))).toMatchObject({ leftTurnId: null, rightTurnId: "r2" });
  });

  it("C4 face each other in their order where something else was asked", () => {
    const right = [turn("r1", "No", "Pity"), turn("r2", "Bye", "Bye")];
    expect(pairs([turn("l1", "Yes", "Good")], right)).toEqual(["l1 r1 different", "null r2 right_only"]);
  });

  it("C2 differ in what was said, where it led and what it left", () => {
    const one = turn("l", "Book", "Fine", { variables: { day: { month: 3, date: 1 }, name: "Ada" } });
    const same = { variables: { name: "Ada", day: { date: 1, month: 3 } } };
    const verdictFor = (given: Partial<TurnContent>) =>
      pairTurns([one], [{ ...one, ...same, turnId: "r", ...given }])[0]?.verdict;
    expect(verdictFor({})).toBe("same");
    const differing: Partial<TurnContent>[] = [
      { userText: "BOOK" },
      { said: "Good" },
      { way: ["book"] },
      { currentNodeId: "book" },
      { isEnd: true },
      { status: "failed" },
      { variables: { name: "Bob" } },
    ];
    expect(differing.map(verdictFor)).toEqual(differing.map(() => "different"));
  });

  it("are none where both paths end, and then nothing differs", () => {
    expect(pairTurns([], [])).toEqual([]);
    expect(firstDifference([])).toBeNull();
  });
});

describe("C4 whatever was asked", () => {
  const words = fc.array(fc.constantFrom("Yes", "No", "yes", "Bye"), { maxLength: 8 });
  const path = (side: string, asked: string[]) =>
    asked.map((text, index) => turn(`${side}${index}`, text, "Fine"));

  it("every turn is in one pair, and each side keeps its order", () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        const paired = pairTurns(path("l", left), path("r", right));
        expect(paired.flatMap(({ leftTurnId }) => leftTurnId ?? [])).toEqual(left.map((_, at) => `l${at}`));
        expect(paired.flatMap(({ rightTurnId }) => rightTurnId ?? [])).toEqual(
          right.map((_, at) => `r${at}`),
        );
      }),
    );
  });

  it("C3 exchanging the sides exchanges them in each pair", () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [one, other] = [path("l", left), path("r", right)];
        const back = pairTurns(other, one).map(({ leftTurnId, rightTurnId }) => [rightTurnId, leftTurnId]);
        expect(pairTurns(one, other).map(({ leftTurnId, rightTurnId }) => [leftTurnId, rightTurnId])).toEqual(
          back,
        );
      }),
    );
  });
});
