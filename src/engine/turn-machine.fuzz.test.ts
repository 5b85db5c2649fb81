import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import type { Message } from "./message";
import { at, reply, turnStart } from "./testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "./testing/workflow-builder";
import type { FunctionCall, ModelReply, TurnOutcome, TurnStart } from "./turn";
import { afterReply, beginTurn } from "./turn-machine";

const limits = { hops: 4, modelCalls: 6 };

/** Valid graphs with loops: a chain from the start to every node, and edges at random on top. */
const workflows: fc.Arbitrary<Definition> = fc
  .record({
    agents: fc.integer({ min: 1, max: 4 }),
    extra: fc.array(fc.tuple(fc.nat(4), fc.nat(5), fc.boolean()), { maxLength: 8 }),
    greeting: fc.option(fc.constantFrom("Hi {{name}}", "{{name}}")),
  })
  .map(({ agents, extra, greeting }) => {
    const names = Array.from({ length: agents }, (_item, index) => `agent ${index}`);
    const chain = ["start", ...names, "end"];
    const links = chain
      .slice(1)
      .map((target, index) => edge(chain[index] ?? "start", target, `to ${target}`));
    const shortcuts = extra.map(([from, to, speaks], index) => ({
      ...edge(
        chain[from % (agents + 1)] ?? "start",
        chain[1 + (to % (agents + 1))] ?? "end",
        `extra ${index}`,
        {
          transition_speech: speaks ? "One moment." : null,
        },
      ),
      id: `extra-${index}`,
    }));
    return {
      nodes: [start({ greeting }), ...names.map((name) => agent(name)), end("end")],
      edges: [...links, ...shortcuts],
    };
  });

const functionNames = fc.oneof(
  fc.constantFrom(...["to_agent_0", "to_agent_1", "to_agent_2", "to_end", "extra_0", "extra_1", "extra_2"]),
  fc.string(),
);
const functionCalls: fc.Arbitrary<FunctionCall> = fc.record({
  id: fc.constantFrom("", "a", "b", "call_1", "call_2"),
  name: functionNames,
  arguments: fc.oneof(
    fc.dictionary(fc.string(), fc.string()).map((value): FunctionCall["arguments"] => ({ value })),
    fc.string().map((invalid): FunctionCall["arguments"] => ({ invalid })),
  ),
});
const replies: fc.Arbitrary<ModelReply> = fc
  .tuple(fc.constantFrom("", "  ", "Hello.", "▸", "▸ Hi"), fc.array(functionCalls, { maxLength: 10 }))
  .map(([text, calls]) => reply(text, ...calls));

function play(
  start: TurnStart,
  given: readonly ModelReply[],
  seen: (messages: readonly Message[]) => void,
): TurnOutcome {
  let step = beginTurn(start, at);
  for (let index = 0; step.next.type === "generate"; index += 1) {
    expect(index).toBeLessThan(limits.modelCalls);
    seen(step.next.request.messages);
    step = afterReply(step.turn, given[index % given.length] ?? reply(""), at);
  }
  return step.next.outcome;
}

/** What OpenAI's chat completions ask of a history. */
function expectWellFormed(messages: readonly Message[]): void {
  for (const [index, message] of messages.entries()) {
    if (message.role === "user") continue;
    if (message.role === "tool") {
      expect(messages[index - 1]?.role).toBe("assistant");
      continue;
    }
    expect(message.content).not.toHaveLength(0);
    if (typeof message.content === "string") continue;
    const calls = message.content.filter((part) => part.type === "tool-call");
    expect(calls).not.toHaveLength(0);
    expect(message.content.every((part) => part.type === "tool-call" || part.text.trim() !== "")).toBe(true);
    const ids = calls.map((call) => call.toolCallId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain("");
    expect(calls.map((call) => call.toolName).filter((name) => !/^[a-zA-Z0-9_-]{1,64}$/.test(name))).toEqual(
      [],
    );
    const answer = messages[index + 1];
    expect(answer?.role === "tool" && answer.content.map((result) => result.toolCallId)).toEqual(ids);
  }
}

it("E26 whatever the model answers, turns settle within their limits, and the history stays well formed", () => {
  fc.assert(
    fc.property(
      workflows,
      fc.array(fc.array(replies, { minLength: 1 }), { minLength: 1, maxLength: 5 }),
      (definition, turns) => {
        let messages: readonly Message[] = [];
        let currentNodeId: string | null = null;
        let gatheredContext: JsonObject = {};
        for (const [index, given] of turns.entries()) {
          const userText = index === 0 ? null : "And then?";
          const base = turnStart(definition, { messages, currentNodeId, gatheredContext, userText, limits });
          const before = JSON.stringify({ messages, gatheredContext });
          const outcome = play(base, given, expectWellFormed);

          expect(JSON.stringify({ messages, gatheredContext })).toBe(before);
          const called = outcome.events.filter(({ type }) => type === "tool_call_started").length;
          expect(outcome.events.filter(({ type }) => type === "tool_call_result")).toHaveLength(called);
          expect(outcome.events.filter(({ type }) => type === "generation")).toHaveLength(
            outcome.usage.generations,
          );
          if (outcome.status === "failed")
            expect(outcome).toMatchObject({ currentNodeId, gatheredContext, messages: [] });
          else expect(outcome.error).toBeNull();
          expect(outcome.isEnd).toBe(outcome.status === "completed" && outcome.currentNodeId === "end");

          messages = [...messages, ...outcome.messages];
          ({ currentNodeId, gatheredContext } = outcome);
          expectWellFormed(messages);
        }
      },
    ),
    { numRuns: 300 },
  );
});
