import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "@/engine/message";
import type { ModelReply } from "@/engine/model-reply";
import type { FunctionDefinition, GenerationRequest } from "@/engine/turn";
import { generateReply } from "./generate-reply";
import { createOfflineModel } from "./offline-model";

const bookVisit = offer("book_visit", "The caller wants to book a visit");
const cancelVisit = offer("cancel_visit", "The caller wants to cancel a visit");
const endCall = offer("end_call", "The caller has no further questions or says goodbye");

function offer(name: string, description: string): FunctionDefinition {
  return { name, description, parameters: { type: "object", properties: {} } };
}

async function answer(
  request: Partial<GenerationRequest>,
  onText: (delta: string) => void = () => undefined,
): Promise<ModelReply> {
  return generateReply({
    model: createOfflineModel(),
    modelId: "offline",
    request: {
      nodeId: "n",
      nodeName: "N",
      system: "",
      promptHash: "",
      messages: [],
      functions: [],
      ...request,
    },
    settings: {},
    signal: new AbortController().signal,
    onText,
    clock: () => 0,
    habits: new Map(),
  });
}

async function chosenFor(
  content: string,
  functions = [bookVisit, cancelVisit, endCall],
): Promise<string | undefined> {
  const { functionCalls } = await answer({ messages: [{ role: "user", content }], functions });
  return functionCalls[0]?.name;
}

function arrivalAt(functionName: string): Message[] {
  return [
    { role: "user", content: "I want to cancel" },
    {
      role: "assistant",
      content: [{ type: "tool-call", toolCallId: "1", toolName: functionName, input: {} }],
    },
    {
      role: "tool",
      content: [
        { type: "tool-result", toolCallId: "1", toolName: functionName, output: { type: "json", value: {} } },
      ],
    },
  ];
}

describe("it moves on", () => {
  test.each([
    ["I'd like to book something", "book_visit"],
    ["Booking, please", "book_visit"],
    ["I have to cancel my visit", "cancel_visit"],
    ["I don't want to book, I want to cancel", "cancel_visit"],
    ["I have no further questions", "end_call"],
    ["Bye!", "end_call"],
  ])("when the words match: %s", async (content, expected) => {
    expect(await chosenFor(content)).toBe(expected);
  });

  test.each([["Hello"], ["I do not want to book"], ["What is the weather like?"], ["…"]])(
    "only then: %s",
    async (content) => {
      expect(await chosenFor(content)).toBeUndefined();
    },
  );

  test("to the first of equals", async () => {
    expect(await chosenFor("A visit", [bookVisit, cancelVisit])).toBe("book_visit");
  });

  test("without a word, and with a call id that no earlier turn had", async () => {
    const first = await answer({ messages: [{ role: "user", content: "book" }], functions: [bookVisit] });
    const later = await answer({
      messages: [...arrivalAt("cancel_visit"), { role: "user", content: "book" }],
      functions: [bookVisit],
    });
    expect(first).toMatchObject({
      text: "",
      finishReason: "tool-calls",
      functionCalls: [{ arguments: { value: {} } }],
    });
    expect(later.functionCalls[0]?.id).not.toBe(first.functionCalls[0]?.id);
  });

  test("never when the person did not speak last", async () => {
    const reply = await answer({
      system: "Confirm the cancellation.",
      messages: arrivalAt("cancel_visit"),
      functions: [cancelVisit],
    });
    expect(reply).toMatchObject({
      text: "Let me confirm the cancellation.",
      functionCalls: [],
      finishReason: "stop",
    });
  });
});

describe("it speaks", () => {
  const system =
    'You are Ada. Greet the caller. Ask for their name. Ask for the day. If they ask about prices, say "A visit costs 60 euros."';

  test("line by line, a question at a time", async () => {
    const messages: Message[] = [];
    const heard: string[] = [];
    for (const content of ["Hi", "Grace", "Tuesday"]) {
      messages.push({ role: "user", content });
      const { text } = await answer({ system, messages, functions: [cancelVisit] });
      messages.push({ role: "assistant", content: text });
      heard.push(text);
    }
    expect(heard).toEqual([
      "Hello. Could you tell me your name?",
      "Could you tell me the day?",
      "I am the offline model and only match words. To go on from here, mention one of these: “cancel visit”.",
    ]);
  });

  test("a conditional line first at the node that it led to", async () => {
    const prices = 'Ask what they want to know. If they ask about prices, say "A visit costs 60 euros."';
    const messages: Message[] = [
      { role: "user", content: "What are your prices?" },
      ...arrivalAt("cancel_visit").slice(1),
    ];
    expect((await answer({ system: prices, messages })).text).toBe("A visit costs 60 euros.");
  });

  test("a conditional line when the person brings it up", async () => {
    const { text } = await answer({ system, messages: [{ role: "user", content: "What are your prices?" }] });
    expect(text).toBe("A visit costs 60 euros.");
  });

  test("first on an opening turn", async () => {
    expect((await answer({ system })).text).toBe("Hello. Could you tell me your name?");
    expect((await answer({ system: "You are Ada, our receptionist." })).text).toBe(
      "I am Ada, our receptionist.",
    );
    expect((await answer({ system: "" })).text).toBe("Hello. How can I help you?");
  });

  test("from the beginning on coming to a node again", async () => {
    const messages: Message[] = [
      { role: "assistant", content: "Could you tell me the day?" },
      ...arrivalAt("cancel_visit"),
    ];
    expect((await answer({ system: "Ask for the day.", messages })).text).toBe("Could you tell me the day?");
  });

  test("and admits it when nothing is left", async () => {
    const { text } = await answer({ messages: [{ role: "user", content: "And now?" }] });
    expect(text).toBe("I have said all that this node's prompt tells me to say.");
  });
});

describe("for any prompt", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.lorem({ mode: "sentences" }),
  );
  const message = fc.oneof(
    text.map((content): Message => ({ role: "user", content })),
    text.map((content): Message => ({ role: "assistant", content })),
  );
  const functions = fc
    .uniqueArray(fc.stringMatching(/^[a-z][a-z_]{0,20}$/), { maxLength: 4 })
    .chain((names) => fc.tuple(...names.map((name) => text.map((description) => offer(name, description)))));
  const request = fc.record({ system: text, messages: fc.array(message, { maxLength: 6 }), functions });

  test("it answers, the same each time, in pieces that make up the whole", async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const deltas: string[] = [];
        const reply = await answer(asked, (delta) => deltas.push(delta));
        expect(await answer(asked)).toEqual(reply);
        expect(deltas.join("")).toBe(reply.text);
        expect(deltas.length).toBeLessThanOrEqual(4);
        expect(reply.text !== "").toBe(reply.functionCalls.length === 0);
        const { inputTokens, outputTokens, totalTokens } = reply.usage;
        expect(totalTokens).toBe((inputTokens ?? 0) + (outputTokens ?? 0));
        expect(reply.usage.outputTokens).toBeGreaterThan(0);
      }),
    );
  });

  test("it calls only what was offered, one function at most, and only to answer a person", async () => {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const { functionCalls } = await answer(asked);
        const called = functionCalls.map(({ name }) => name);
        expect(called.length).toBeLessThanOrEqual(asked.messages.at(-1)?.role === "user" ? 1 : 0);
        expect(asked.functions.map(({ name }) => name)).toEqual(expect.arrayContaining(called));
      }),
    );
  });
});

// Time that grew with the square of the text would not end within the time of a test.
describe("a huge text is answered", () => {
  const huge = ["1. ", "not a ", "予約", "Friday at 9, ", "a@", "if they ask ", '"', "yes ", "not yet "].map(
    (piece) => [piece, piece.repeat(Math.ceil(300_000 / piece.length))] as const,
  );
  const answered = { finishReason: expect.stringMatching(/^(stop|tool-calls)$/) };

  test.each(huge)("as a condition of “%s”", async (_, text) => {
    const messages = [{ role: "user" as const, content: "I want to book" }];
    expect(await answer({ messages, functions: [offer("book", text), endCall] })).toMatchObject(answered);
  });

  test.each(huge)("as what is said and as a prompt of “%s”", async (_, text) => {
    const messages = [{ role: "user" as const, content: text }];
    expect(await answer({ messages, functions: [bookVisit, endCall], system: text })).toMatchObject(answered);
  });
});

test("generating gives what streaming gives", async () => {
  const options = { prompt: [{ role: "system" as const, content: "Ask for the day. Thank them." }] };
  const { content, finishReason, usage } = await createOfflineModel().doGenerate(options);
  const reply = await answer({ system: "Ask for the day. Thank them." });
  expect(content).toEqual([{ type: "text", text: reply.text }]);
  expect(finishReason.unified).toBe(reply.finishReason);
  expect(usage.outputTokens.total).toBe(reply.usage.outputTokens);
});
