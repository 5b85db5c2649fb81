import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "@/shared/json";
import type { Message } from "./message";
import type { FunctionCall, ModelReply } from "./model-reply";
import {
  aside,
  at,
  fetched,
  type Given,
  giveTurn,
  reply,
  turnLimits,
  turnStart,
} from "./testing/scripted-turn";
import { agent, type Definition, edge, end, start } from "./testing/workflow-builder";
import type { OfferedTool, ToolOffer } from "./tool";
import type { NextStep, TurnOutcome, TurnStart } from "./turn";
import { beginTurn } from "./turn-machine";

const limits = { ...turnLimits, hops: 4, modelCalls: 6, toolCallsPerReply: 6, contextBytes: 400 };
const noTools: ToolOffer = { tools: [], notices: [] };

const tool = (functionName: string, category: OfferedTool["category"]): OfferedTool => ({
  toolId: `id-${functionName}`,
  toolName: functionName,
  category,
  functionName,
  description: "",
  parameters: {},
  spokenMessage: "One moment, {{name}}.",
  asksReason: true,
});
const offer: ToolOffer = {
  tools: [tool("look_up", "http_api"), tool("hang_up", "end_call"), tool("hand_over", "transfer_call")],
  notices: [{ kind: "tool_missing", message: "A tool is gone." }],
};

/** Valid graphs with loops: a chain from the start to every node, and edges at random on top. */
const workflows: fc.Arbitrary<Definition> = fc
  .record({
    agents: fc.integer({ min: 1, max: 4 }),
    extra: fc.array(fc.tuple(fc.nat(4), fc.nat(5), fc.boolean()), { maxLength: 8 }),
    greeting: fc.option(fc.constantFrom("Hi {{name}}", "{{name}}")),
    fetches: fc.boolean(),
    extracts: fc.boolean(),
  })
  .map(({ agents, extra, greeting, fetches, extracts }) => {
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
    const extraction = {
      extraction_enabled: extracts,
      extraction_variables: [
        { name: "amount", type: "number" },
        { name: "call_disposition", type: "string" },
        { name: "nodes_visited", type: "string" },
      ],
    };
    const fetch = { pre_call_fetch_mode: fetches ? "always" : null, pre_call_fetch_url: "https://x.test" };
    return {
      nodes: [
        start({ greeting, ...extraction, ...fetch }),
        ...names.map((name) => agent(name, extraction)),
        end("end", extraction),
      ],
      edges: [...links, ...shortcuts],
    };
  });

const functionNames = fc.oneof(
  fc.constantFrom(...["to_agent_0", "to_agent_1", "to_agent_2", "to_end", "extra_0", "extra_1", "extra_2"]),
  fc.constantFrom("look_up", "hang_up", "hand_over"),
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

/** What the world answers when it is not the model in conversation. */
const answers = fc.record({
  aside: fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '{"amount":"12","call_disposition":{"value":"sold","source":"x"},"nodes_visited":"me"}',
      '```json\n{"amount":{"value":1e999}}```',
      `{"call_disposition":"${"x".repeat(500)}"}`,
    ),
  ),
  result: fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<JsonObject[string]>),
  isAnswered: fc.boolean(),
});
type Answers = { aside: string | null; result: JsonObject; isAnswered: boolean };

function answerTo(next: NextStep, given: ModelReply, { aside: text, result, isAnswered }: Answers): Given {
  switch (next.type) {
    case "fetch":
      return isAnswered ? fetched({ name: "Ada" }) : fetched({}, "It did not answer.");
    case "call_tools":
      return { results: isAnswered ? next.calls.map(() => result) : [] };
    case "extract":
    case "summarise":
      return aside(text);
    default:
      return given;
  }
}

function play(
  start: TurnStart,
  given: readonly ModelReply[],
  world: Answers,
  seen: (messages: readonly Message[]) => void,
): TurnOutcome {
  let step = beginTurn(start, at);
  for (let index = 0; step.next.type !== "settle"; index += 1) {
    expect(index).toBeLessThan(limits.modelCalls * 2 + 1);
    if (step.next.type === "generate") seen(step.next.request.messages);
    step = giveTurn(step, answerTo(step.next, given[index % given.length] ?? reply(""), world));
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
      fc.array(fc.tuple(fc.array(replies, { minLength: 1 }), answers), { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat(200)),
      (definition, turns, compactionTokens) => {
        let messages: readonly Message[] = [];
        let currentNodeId: string | null = null;
        let gatheredContext: JsonObject = {};
        for (const [index, [given, world]] of turns.entries()) {
          const userText = index === 0 ? null : "And then?";
          const tools = new Map(
            definition.nodes.map((node) => [(node as { id: string }).id, index % 2 ? offer : noTools]),
          );
          const state = { messages, currentNodeId, gatheredContext, userText };
          const base = turnStart(definition, { ...state, limits, tools, compactionTokens });
          const before = JSON.stringify({ messages, gatheredContext });
          const outcome = play(base, given, world, expectWellFormed);

          expect(JSON.stringify({ messages, gatheredContext })).toBe(before);
          const called = outcome.events.filter(({ type }) => type === "tool_call_started").length;
          expect(outcome.events.filter(({ type }) => type === "tool_call_result")).toHaveLength(called);
          const asked = outcome.events.filter(({ type }) => type === "generation" || type === "extraction");
          expect(asked.length).toBeLessThanOrEqual(outcome.usage.generations);
          const bytes = JSON.stringify({
            ...outcome.gatheredContext,
            nodes_visited: [],
            call_tags: [],
          }).length;
          expect(bytes).toBeLessThan(limits.contextBytes + 1_000);
          if (outcome.status === "failed")
            expect(outcome).toMatchObject({ currentNodeId, gatheredContext, messages: [] });
          else expect(outcome.error).toBeNull();
          const hasEnded = outcome.events.some(({ type }) => type === "session_end");
          expect(outcome.isEnd).toBe(outcome.status === "completed" && hasEnded);
          if (outcome.currentNodeId === "end" && outcome.status === "completed")
            expect(outcome.isEnd).toBe(true);
          expect(outcome.gatheredContext.nodes_visited).not.toBe("me");

          messages = [...messages, ...outcome.messages];
          ({ currentNodeId, gatheredContext } = outcome);
          expectWellFormed(messages);
        }
      },
    ),
    { numRuns: 300 },
  );
});
