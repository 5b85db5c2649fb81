import { describe, expect, test } from "vitest";
import { introductionOfPrompt, linesOfPrompt } from "./offline-lines";

function texts(prompt: string): string[] {
  return linesOfPrompt(prompt).map(({ text }) => text);
}

describe("linesOfPrompt", () => {
  test.each([
    [
      "quoted text as it is",
      'Say: "How can I help you today? Take your time."',
      ["How can I help you today? Take your time."],
    ],
    ["quotes of any style", "Sage „Guten Tag, wie kann ich helfen?“", ["Guten Tag, wie kann ich helfen?"]],
    [
      "quotes in scripts without spaces",
      "「ご用件は何でしょうか。」と聞いてください。",
      ["ご用件は何でしょうか。"],
    ],
    ["no single quoted name", 'Put them on the "VIP" list.', []],
    ["no line from what is forbidden", 'Never say "I am a bot, sorry". Do not ask for money.', []],
    [
      "asking",
      "Ask for the caller's name and date of birth.",
      ["Could you tell me your name and date of birth?"],
    ],
    [
      "asking whether",
      "Ask the caller whether she needs a reminder",
      ["Could you tell me whether you need a reminder?"],
    ],
    ["asking about the model itself", "Ask how you can help.", ["Could you tell me how I can help?"]],
    ["telling", "Tell them that their order is on its way.", ["Your order is on its way."]],
    [
      "several instructions in a sentence",
      "Greet the caller, ask for their name and say goodbye.",
      ["Hello.", "Could you tell me your name?", "Goodbye."],
    ],
    [
      "one question with several choices",
      "Ask whether they want to book, confirm or cancel.",
      ["Could you tell me whether you want to book, confirm or cancel?"],
    ],
    ["people that are counted", "Tell them that 4 guests come.", ["4 guests come."]],
    ["thanks", "Thank the customer for calling.", ["Thank you for calling."]],
    ["doing", "Briefly summarize the order.", ["Let me summarize the order."]],
    [
      "items of a list, not headings",
      "# Ask for nothing\n- Ask for the day.\n2. Ask for the hour.",
      ["Could you tell me the day?", "Could you tell me the hour?"],
    ],
    ["nothing from a plain description", "You are a helpful receptionist. Answers are short.", []],
    ["nothing from an empty prompt", "", []],
  ])("takes %s", (_, prompt, expected) => {
    expect(texts(prompt)).toEqual(expected);
  });

  test("keeps the condition of a line", () => {
    expect(linesOfPrompt('If they ask about prices, say "A visit costs 3.50 euros."')).toEqual([
      { text: "A visit costs 3.50 euros.", condition: "they ask about prices" },
    ]);
  });

  test("reads the end of a prompt that is too long", () => {
    expect(texts(`${"😀".repeat(10_000)}. Ask for the day.`)).toEqual(["Could you tell me the day?"]);
  });
});

test.each([
  ["You are Ada, the caller's guide. Be brief.", "I am Ada, your guide."],
  ["Be brief.", null],
])("introductionOfPrompt(%j)", (prompt, expected) => {
  expect(introductionOfPrompt(prompt)).toBe(expected);
});
