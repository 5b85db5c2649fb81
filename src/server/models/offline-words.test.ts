import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentWords, scoreMatches } from "./offline-words";

function words(text: string): string[] {
  return [...contentWords(text)];
}

describe("contentWords", () => {
  test.each([
    ["leaves out what any message may hold", "I would like to book a visit, please", ["book", "visit"]],
    ["meets forms of a word in one", "booking booked books book", ["book"]],
    ["reads names of functions", "book_appointment", ["book", "appointment"]],
    ["knows a yes by many words", "Yeah, sure. OK!", ["yes"]],
    ["marks what is denied", "I don't want to book", ["not:book"]],
    ["hears typographic apostrophes", "I don’t want to book", ["not:book"]],
    ["ends a denial with its clause", "I do not want to book, cancel it", ["not:book", "cancel"]],
    ["ends a denial at a contrast", "not to book but to cancel", ["not:book", "cancel"]],
    ["takes a no by itself for an answer", "No thanks", ["no"]],
    ["lets a no stand before what is wanted", "no I want to cancel", ["no", "cancel"]],
    ["takes a no within a clause for a denial", "I have no questions", ["not:question"]],
    ["finds words without spaces", "予約、キャンセル", ["予約", "キャンセル"]],
    ["keeps accents", "Ich möchte Ärger", ["ich", "möcht", "ärger"]],
    ["hears a yes in several words", "Sounds good to me", ["yes"]],
    ["hears who denies a yes say no", "That's not right", ["no"]],
    ["is not sure of who is not sure", "I'm not sure", ["mayb"]],
    ["hears a short answer", "It doesn't.", ["no"]],
    ["knows words that mean the same", "My tooth aches: postpone", ["tooth", "hurt", "mov"]],
    ["finds nothing in nothing", " \n…", []],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("however long a text is, it is read to its end", () => {
  test.each([
    ["numbers of a list", "1. ".repeat(100_000)],
    ["words", "book ".repeat(60_000)],
    ["one word", "a".repeat(300_000)],
    ["one word of a script without spaces", "予".repeat(300_000)],
    ["full stops", ".".repeat(300_000)],
    ["letters apart", "not a ".repeat(50_000)],
  ])("of %s", (_, text) => {
    // Time that grew with the square of the text would not end within the time of a test.
    expect(() => contentWords(text)).not.toThrow();
  });
});

describe("scoreMatches", () => {
  test("counts less for a word that several candidates share", () => {
    const candidates = ["book an appointment", "move an appointment", "opening hours"].map(contentWords);
    expect(scoreMatches(contentWords("Can I move my appointment"), candidates)).toEqual([0.5, 1.5, 0]);
  });

  test("denial matches denial only", () => {
    const candidates = ["The caller wants to book", "The caller does not want to book"].map(contentWords);
    expect(scoreMatches(contentWords("I don't want to book"), candidates)).toEqual([0, 1]);
    expect(scoreMatches(contentWords("I want to book"), candidates)).toEqual([1, 0]);
  });

  test("each word that anybody has is worth one in all", () => {
    const word = fc.constantFrom("book", "cancel", "visit", "price");
    const candidates = fc.array(fc.uniqueArray(word), { maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(word), candidates, (said, holders) => {
        const scores = scoreMatches(
          new Set(said),
          holders.map((held) => new Set(held)),
        );
        const known = said.filter((each) => holders.some((held) => held.includes(each)));
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(known.length);
        expect(scores.map((score) => score > 0)).toEqual(
          holders.map((held) => said.some((each) => held.includes(each))),
        );
      }),
    );
  });
});
