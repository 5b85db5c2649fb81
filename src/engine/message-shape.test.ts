import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "./message";
import { inShape } from "./message-shape";
import { callMessages } from "./reply-messages";

const user = (content: string): Message => ({ role: "user", content });
const assistant = (content: string): Message => ({ role: "assistant", content });
const withCall = (text: string, id: string): Message[] =>
  callMessages({ text, reasoning: "", sentBack: null }, [
    { toolCallId: id, functionName: "book", arguments: {}, result: { status: "done" } },
  ]);
const beginning = user("(The conversation begins.)");

describe("the history in another shape (E30)", () => {
  test("has the person begin, and joins neighbours of one role", () => {
    const messages = [
      assistant("Hello."),
      user("Hi."),
      user("Book me in."),
      assistant("One."),
      assistant("Two."),
    ];
    expect(inShape(messages, "alternating")).toEqual([
      beginning,
      assistant("Hello."),
      user("Hi.\n\nBook me in."),
      assistant("One.\n\nTwo."),
    ]);
  });

  test("keeps a call and its result together, and answers it before the person speaks", () => {
    const [called, result] = withCall("", "call_1");
    expect(inShape([user("Hi."), ...withCall("", "call_1"), user("And?")], "alternating")).toEqual([
      user("Hi."),
      called,
      result,
      assistant("…"),
      user("And?"),
    ]);
  });

  test("joins words to a call that follows them", () => {
    const [, result] = withCall("", "call_1");
    expect(inShape([user("Hi."), assistant("One."), ...withCall("Two.", "call_1")], "alternating")).toEqual([
      user("Hi."),
      {
        role: "assistant",
        content: [
          { type: "text", text: "One." },
          { type: "text", text: "Two." },
          { type: "tool-call", toolCallId: "call_1", toolName: "book", input: {} },
        ],
      },
      result,
    ]);
  });

  test("is the same as it was, where nobody asks for another", () => {
    const messages = [assistant("Hello."), assistant("There.")];
    expect(inShape(messages, "as_written")).toBe(messages);
  });

  test("always alternates, begins with the person and loses no word", () => {
    const word = fc.stringMatching(/^[a-z]{1,4}$/);
    const part = fc.oneof(
      word.map((text) => [user(text)]),
      word.map((text) => [assistant(text)]),
      word.map((text) => withCall(text, "call_1")),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const sent = inShape(parts.flat(), "alternating");
        const roles = sent.map(({ role }) => role);
        expect(roles[0]).toBe("user");
        for (const [index, role] of roles.entries()) expect(role).not.toBe(roles[index + 1]);
        const text = JSON.stringify(sent);
        for (const each of parts.flat())
          if (typeof each.content === "string") expect(text).toContain(each.content);
        expect(inShape(sent, "alternating")).toEqual(sent);
      }),
    );
  });
});
