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

  test("says nothing of a reply that is finished", () => {
    expect(noticeOfEnd(reply("Hello."))).toBeNull();
    expect(noticeOfEnd(reply("", functionCall("book", "call_1")))).toBeNull();
  });

  test("says that a reason is not known, and that a call was written into the words", () => {
    expect(noticeOfEnd({ ...reply("Hello."), finishReason: "other" })?.kind).toBe("reply_other_end");
    for (const text of [
      '<tool_call>{"name":"book"}</tool_call>',
      '[TOOL_CALLS][{"name":"book"}]',
      "<function=book>{}",
    ]) {
      expect(noticeOfEnd(reply(text))?.kind).toBe("call_unreadable");
    }
  });

  test("says that there was nothing, or were thoughts and nothing else", () => {
    expect(noticeOfEnd(reply(""))?.kind).toBe("reply_empty");
    expect(noticeOfEnd({ ...reply(""), reasoning: "Well?" })?.kind).toBe("reply_empty");
    expect(noticeOfEnd({ ...reply("Hello."), reasoning: "Well?" })).toBeNull();
  });
});
