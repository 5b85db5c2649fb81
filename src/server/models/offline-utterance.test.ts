import { describe, expect, test } from "vitest";
import { isRefusal, toldIn, utteranceOf } from "./offline-utterance";

describe("a question is apart from what is stated", () => {
  test.each([
    "What does it cost?",
    "where is my parcel",
    "Is that correct?",
    "Do you take cards?",
    "Correct?",
  ])("%j asks", (said) => {
    expect(utteranceOf(said)).toEqual({ stated: "", asked: said });
  });

  test.each([
    "Can we make it Wednesday?",
    "How about Friday?",
    "Friday at 9?",
    "Could you call me",
    "It is late.",
  ])("%j states or wishes", (said) => {
    expect(utteranceOf(said)).toEqual({ stated: said, asked: "" });
  });

  test("sentence by sentence", () => {
    expect(utteranceOf("It is slow. Why is that?")).toEqual({ stated: "It is slow.", asked: "Why is that?" });
  });
});

describe("what is told", () => {
  test.each([
    ["The light is red.", "The light is red"],
    ["Yes, the box was empty, thanks", "the box was empty"],
    ["The lamp is cracked, and yes, you may call me", "The lamp is cracked"],
    ["Hi, my wifi drops", "my wifi drops"],
  ])("by %j", (said, told) => {
    expect(toldIn(said)).toBe(told);
  });

  test.each([
    "Thanks!",
    "Hello",
    "Yes",
    "No thanks",
    "I'd rather not say",
    "What is that?",
    "Yes, call me",
    "…",
    "",
  ])("by %j is nothing", (said) => {
    expect(toldIn(said)).toBeNull();
  });

  test.each(["I'd rather not", "none of your business", "I don't know", "None of these suit me"])(
    "%j is a refusal",
    (said) => {
      expect(isRefusal(said)).toBe(true);
    },
  );
});
