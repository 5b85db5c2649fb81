import fc from "fast-check";
import { expect, test } from "vitest";
import { longestReply } from "./dialect/read-answer";
import { generateReply } from "./generate-reply";
import { ModelFailure } from "./model-failure";
import { generation, useWireServer, wire } from "./testing/generation-setup";

useWireServer();

/** A reply, or a failure of a reason that is known: nothing a server sends is a fault of ours. */
async function settles(): Promise<void> {
  const outcome = await generateReply(generation()).catch((error: unknown) => error);
  if (!(outcome instanceof ModelFailure)) {
    expect(outcome).toMatchObject({ finishReason: expect.any(String), text: expect.any(String) });
    return;
  }
  expect(outcome.reason).toMatch(
    /^model_(cut_off|dialect|reply_too_long|unavailable|rejected|rate_limited|unauthorized)$/,
  );
  expect(outcome.partialText.length).toBeLessThanOrEqual(longestReply);
  expect(outcome.provider?.message.length ?? 0).toBeLessThanOrEqual(700);
}

const runs = { numRuns: 60 };

test("random bytes settle", async () => {
  const bytes = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (parts, isMarked) => {
      wire.script.bytes(parts, isMarked);
      await settles();
    }),
    runs,
  );
});

test("random JSON in the place of chunks settles", async () => {
  const chunks = fc.array(fc.jsonValue({ maxDepth: 6 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(chunks, fc.boolean(), async (given, isMarked) => {
      wire.script.chunks(
        given.map((value) => `data: ${JSON.stringify(value)}\n\n`),
        { isMarked },
      );
      await settles();
    }),
    runs,
  );
});

const odd = fc.constantFrom<unknown>(
  null,
  "",
  "x",
  0,
  -1,
  1.5,
  true,
  [],
  {},
  "\u0000",
  "<think>",
  "</think>",
  "{}",
  [[]],
  [{}],
);
const piece = fc.record(
  {
    index: fc.oneof(fc.constantFrom<unknown>(0, 1, "0", null), odd),
    id: fc.oneof(fc.constantFrom<unknown>("a", "b", 7, ""), odd),
    function: fc.oneof(
      fc.record(
        {
          name: fc.oneof(fc.constant("book_visit"), odd),
          arguments: fc.oneof(fc.constantFrom('{"a":', "1}"), odd),
        },
        { requiredKeys: [] },
      ),
      odd,
    ),
    extra_content: odd,
  },
  { requiredKeys: [] },
);
const delta = fc.record(
  {
    content: fc.oneof(fc.constantFrom<unknown>("Hello ", "plan", [{ type: "text", text: "Hi" }]), odd),
    reasoning_content: odd,
    reasoning: odd,
    reasoning_details: fc.oneof(fc.constant([{ type: "t", text: "x" }]), odd),
    tool_calls: fc.oneof(fc.array(piece, { maxLength: 3 }), piece, odd),
    function_call: odd,
    refusal: odd,
  },
  { requiredKeys: [] },
);
const choice = fc.record(
  {
    index: odd,
    delta: fc.oneof(delta, odd),
    message: fc.oneof(delta, odd),
    finish_reason: fc.oneof(fc.constantFrom<unknown>("stop", "tool_calls", "length", "error"), odd),
    usage: odd,
    error: odd,
  },
  { requiredKeys: [] },
);
const validChunk = fc.record(
  { choices: fc.oneof(fc.array(choice, { maxLength: 2 }), odd), usage: odd, error: odd, x_groq: odd },
  { requiredKeys: [] },
);

test("valid pieces in random order settle, and broken ones among them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(validChunk, { maxLength: 8 }), fc.boolean(), async (chunks, isMarked) => {
      wire.script.chunks(chunks, { isMarked });
      await settles();
    }),
    { numRuns: 200 },
  );
});

test("random refusals settle", async () => {
  const status = fc.constantFrom(400, 401, 404, 408, 418, 422, 429, 500, 502, 503, 599);
  await fc.assert(
    fc.asyncProperty(status, fc.oneof(fc.json(), fc.string()), async (code, body) => {
      wire.script.respond(code, { body });
      await settles();
    }),
    runs,
  );
});

test("a server that never answers is left when the time is up", async () => {
  wire.script.fallSilent({ text: ["Let me"] });
  const asked = generation({ signal: AbortSignal.timeout(50) });
  await expect(generateReply(asked)).rejects.toMatchObject({ reason: "model_timed_out" });
});
