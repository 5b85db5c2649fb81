import { parseGraph } from "@/engine/graph";
import type { OfferedTool, ToolCall, ToolOffer, ToolResult } from "@/engine/tool";
import type { Step, TurnOutcome, TurnStart } from "@/engine/turn";
import { afterExtraction, afterReply, afterTools, beginTurn } from "@/engine/turn-machine";
import { isJsonObject, type JsonObject } from "@/shared/json";
import { askAside } from "../../models/ask-aside";
import { generateReply } from "../../models/generate-reply";
import { createOfflineModel } from "../../models/offline-model";
import { offerOf } from "../../tools/offered-tools";
import type { StoredTool } from "../../tools/stored-tool";
import { askSampleService } from "../sample-service";
import { sampleTools } from "../sample-tools";
import type { Sample } from "../samples";

const at = "2026-03-02T09:00:00.000Z";
const limits = { hops: 25, modelCalls: 30, toolCallsPerReply: 16, contextBytes: 256 * 1024 };
const model = createOfflineModel();

/** What a turn of the offline model came to: where it stands, what it keeps, what it said. */
export type Answered = { node: string; values: JsonObject; said: string; toolCalls: string[] };

/**
 * Enters a node of a sample as if the conversation began there, then tells the offline model each of `messages`, with no server around
 * it. @returns what the last of them came to
 */
export async function sayAtNode(
  { definition, templateContext }: Sample,
  nodeName: string,
  messages: readonly string[],
  gatheredContext: JsonObject = {},
): Promise<Answered> {
  const { graph } = parseGraph(definition);
  const node = [...(graph?.nodes.values() ?? [])].find(({ data }) => data.name === nodeName);
  if (!graph || !node) throw new Error(`There is no node “${nodeName}”.`);
  const start: TurnStart = {
    graph,
    initialContext: templateContext,
    gatheredContext,
    currentNodeId: null,
    startNodeId: node.id,
    messages: [],
    userText: null,
    tools: toolsOf(definition.nodes),
    fetchedContext: null,
    compactionTokens: null,
    limits,
    templateNow: at,
  };
  let outcome = await playTurn(start);
  let history = outcome.messages;
  for (const userText of messages) {
    const { currentNodeId, gatheredContext: gathered } = outcome;
    outcome = await playTurn({
      ...start,
      currentNodeId,
      gatheredContext: gathered,
      messages: history,
      userText,
    });
    history = [...history, ...outcome.messages];
  }
  const { extracted_variables: values = {} } = outcome.gatheredContext;
  return {
    node: graph.nodes.get(outcome.currentNodeId ?? "")?.data.name ?? "",
    values: isJsonObject(values) ? values : {},
    said: outcome.segments.map(({ text }) => text).join(" "),
    toolCalls: outcome.events.flatMap(({ type, payload }) =>
      type === "tool_call_started" && payload.kind === "tool" ? payload.functionName : [],
    ),
  };
}

async function playTurn(start: TurnStart): Promise<TurnOutcome> {
  let step = beginTurn(start, at);
  while (step.next.type !== "settle") step = await perform(step);
  return step.next.outcome;
}

async function perform({ turn, next }: Step): Promise<Step> {
  const asked = {
    model,
    modelId: "offline",
    settings: {},
    signal: new AbortController().signal,
    clock: () => 0,
    habits: new Map(),
  };
  switch (next.type) {
    case "generate":
      return afterReply(
        turn,
        await generateReply({ ...asked, request: next.request, onText: () => undefined }),
        at,
      );
    case "extract": {
      const { request } = next;
      return afterExtraction(
        turn,
        await askAside({ ...asked, request, schema: request.schema }, new Map()),
        at,
      );
    }
    case "call_tools":
      return afterTools(turn, await Promise.all(next.calls.map(answerCall)), at);
    default:
      throw new Error(`A sample does not ask to ${next.type}.`);
  }
}

async function answerCall({ toolCallId, tool, arguments: given }: ToolCall): Promise<ToolResult> {
  const config: { url?: string } = sampleTools[tool.toolId]?.config ?? {};
  if (!config.url) return { toolCallId, result: { status: "success" }, mode: "live", durationMs: 0 };
  const address = new URL(
    config.url.replace(/\{\{(\w+)\}\}/g, (_, name) => encodeURIComponent(String(given[name]))),
  );
  for (const [name, value] of Object.entries(given)) address.searchParams.set(name, String(value));
  const data = (await askSampleService(address)?.json()) ?? null;
  return { toolCallId, result: { status: "success", status_code: 200, data }, mode: "live", durationMs: 0 };
}

function toolsOf(nodes: Sample["definition"]["nodes"]): Map<string, ToolOffer> {
  const offers = nodes.flatMap((node) => {
    if (!isJsonObject(node) || !isJsonObject(node.data) || !Array.isArray(node.data.tool_uuids)) return [];
    const tools = node.data.tool_uuids.flatMap((key) => offered(String(key)) ?? []);
    return [[String(node.id), { tools, notices: [] }] as const];
  });
  return new Map(offers);
}

function offered(key: string): OfferedTool | null {
  const tool = sampleTools[key];
  return tool ? offerOf({ id: key, ...tool } as StoredTool) : null;
}
