import { describe, expect, test } from "vitest";
import { noticeOfEnd } from "./reply-notice";
import { functionCall, reply } from "./testing/scripted-turn";

describe("the end of a reply (E28)", () => {
  test.each([
    ["content-filter", "Half of", "reply_filtered", false],
    ["content-filter", "", "reply_filtered", true],
    ["length", "Half of", "reply_cut", false],
    ["length", " ", "reply_cut", true],
    ["malformed-call", "", "call_unreadable", true],
  ] as const)("%s after “%s” is told as %s", (finishReason, text, kind, isSilent) => {
    const notice = noticeOfEnd({ ...reply(text), finishReason });
    expect(notice?.kind).toBe(kind);
    expect(notice?.message.includes("Nothing was said.")).toBe(isSilent);
  });

  test("says nothing of a reply that is finished, silent or not", () => {
    expect(noticeOfEnd(reply("Hello."))).toBeNull();
    expect(noticeOfEnd(reply(""))).toBeNull();
    expect(noticeOfEnd(reply("", functionCall("book", "call_1")))).toBeNull();
  });

  test("says that there were thoughts and nothing else", () => {
    expect(noticeOfEnd({ ...reply(""), reasoning: "Well?" })?.kind).toBe("reply_empty");
    expect(noticeOfEnd({ ...reply("Hello."), reasoning: "Well?" })).toBeNull();
  });
});
