import { expect, test } from "vitest";
import { calls, createScriptedModel, fails, says, saysAndCalls, waitsFor } from "./scripted-model";

const prompt = [{ role: "system" as const, content: "You are Ada." }];

test("says its steps in order and records what it was asked", async () => {
  const model = createScriptedModel(
    says("Hello there"),
    saysAndCalls("One moment.", "book", { day: "Tuesday" }),
  );
  model.script(calls("cancel"));

  const replies = [
    await model.doGenerate({ prompt }),
    await model.doGenerate({ prompt }),
    await model.doGenerate({ prompt }),
  ];

  expect(replies.map(({ content }) => content)).toEqual([
    [{ type: "text", text: "Hello there" }],
    [
      { type: "text", text: "One moment." },
      { type: "tool-call", toolCallId: "call_1", toolName: "book", input: '{"day":"Tuesday"}' },
    ],
    [{ type: "tool-call", toolCallId: "call_2", toolName: "cancel", input: "{}" }],
  ]);
  expect(model.calls.map((call) => call.prompt)).toEqual([prompt, prompt, prompt]);
  model.assertAllUsed();
});

test("fails on a call beyond the script, and does not forget it", async () => {
  const model = createScriptedModel();
  await expect(model.doStream({ prompt })).rejects.toThrow("once more");
  expect(() => model.assertAllUsed()).toThrow("1 times beyond");
});

test("reports steps that were never asked for", () => {
  expect(() => createScriptedModel(says("Hi"), says("Bye")).assertAllUsed()).toThrow("2 scripted steps");
});

test("throws a scripted error as it is", async () => {
  const error = new Error("provider down");
  await expect(createScriptedModel(fails(error)).doStream({ prompt })).rejects.toBe(error);
});

test("holds a reply until its gate opens", async () => {
  const order: string[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const asked = createScriptedModel(waitsFor(gate, says("Hi")))
    .doGenerate({ prompt })
    .then(() => order.push("reply"));
  order.push("gate");
  open();
  await asked;
  expect(order).toEqual(["gate", "reply"]);
});

test("gives up waiting when it is aborted", async () => {
  const controller = new AbortController();
  const never = new Promise<never>(() => undefined);
  const asked = createScriptedModel(waitsFor(never, says("Hi"))).doStream({
    prompt,
    abortSignal: controller.signal,
  });
  controller.abort(new Error("enough"));
  await expect(asked).rejects.toThrow("enough");
});
