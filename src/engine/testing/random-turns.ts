import fc from "fast-check";
import type { JsonObject } from "@/shared/json";
import type { FunctionCall, ModelReply } from "../model-reply";
import type { OfferedTool, ToolOffer } from "../tool";
import type { NextStep } from "../turn";
import { aside, fetched, type Given, reply, turnLimits } from "./scripted-turn";
import { agent, type Definition, edge, end, start } from "./workflow-builder";

export const limits = { ...turnLimits, hops: 4, modelCalls: 6, toolCallsPerReply: 6, contextBytes: 400 };
export const noTools: ToolOffer = { tools: [], notices: [] };

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
export const offer: ToolOffer = {
  tools: [tool("look_up", "http_api"), tool("hang_up", "end_call"), tool("hand_over", "transfer_call")],
  notices: [{ kind: "tool_missing", message: "A tool is gone." }],
};

/** Valid graphs with loops: a chain from the start to every node, and edges at random on top. */
export const workflows: fc.Arbitrary<Definition> = fc
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
        ...names.map((name) =>
          agent(name, { prompt: `At ${name}: {{amount}}, {{current_time}}.`, ...extraction }),
        ),
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
export const replies: fc.Arbitrary<ModelReply> = fc
  .tuple(fc.constantFrom("", "  ", "Hello.", "▸", "▸ Hi"), fc.array(functionCalls, { maxLength: 10 }))
  .map(([text, calls]) => reply(text, ...calls));

/** What the world answers when it is not the model in conversation. */
export const answers = fc.record({
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
export type Answers = { aside: string | null; result: JsonObject; isAnswered: boolean };

/** What a turn is given for what it asks. */
export function answerTo(
  next: NextStep,
  given: ModelReply,
  { aside: text, result, isAnswered }: Answers,
): Given {
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
