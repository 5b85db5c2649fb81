import { handleCalls } from "@/engine/function-calls";
import type { JsonObject } from "@/shared/json";
import { AppError } from "../app-error";
import type { TestInput, TestOutput } from "../contract/tool-contract";
import { describeTrouble } from "../outside/transport-trouble";
import type { Caller, Services } from "../services";
import { findTool } from "./find-tool";
import { loadCredential } from "./load-credential";
import { mcpServerOf } from "./mcp-server-of";
import { offerOf } from "./offered-tools";
import { type Performance, performTool, type ShownRequest } from "./perform-tool";
import { errorResult } from "./read-response";
import { readStoredTool, type StoredTool } from "./stored-tool";

type Tried = Pick<TestOutput, "functions" | "leftOut"> & { result: JsonObject; request?: ShownRequest };

/** Calls a tool alone, as a conversation would, and shows what was sent. @throws AppError tool_not_found, invalid_input */
export async function tryTool(
  services: Services,
  caller: Caller,
  input: TestInput,
  signal: AbortSignal = new AbortController().signal,
): Promise<TestOutput> {
  const tool = readStoredTool(await findTool(services, caller, input.toolId));
  if (!tool) throw new AppError("invalid_input", {}, "The tool's settings cannot be read: save them again.");
  const { functionName, initialContext, gatheredContext } = input;
  const own = offerOf(tool);
  if (own && functionName !== undefined && functionName !== own.functionName) {
    throw new AppError("invalid_input", {}, `This tool's one function is “${own.functionName}”.`);
  }
  const scope = { initialContext, gatheredContext, now: services.now().toISOString() };
  const call: Performance = {
    functionName: functionName ?? own?.functionName ?? "",
    arguments: input.arguments,
    scope,
    idempotencyKey: `test:${services.newId("turn")}`,
    signal,
  };
  const startedAt = performance.now();
  const tried = await performWith(services, tool, call);
  return { ...tried, durationMs: Math.round(performance.now() - startedAt) };
}

function performWith(services: Services, tool: StoredTool, call: Performance): Promise<Tried> {
  const { prisma, toolbox, log } = services;
  if (tool.category === "mcp" && call.functionName === "") return listFunctions(services, tool, call.signal);
  if (tool.category === "end_call" || tool.category === "transfer_call") {
    return Promise.resolve({ result: resultInConversation(tool, call) });
  }
  return performTool({ prisma, toolbox, log }, tool, call);
}

/** What the engine answers by itself. */
function resultInConversation(tool: StoredTool, { functionName, arguments: given }: Performance): JsonObject {
  const offered = offerOf(tool);
  const calls = [{ id: "test", name: functionName, arguments: { value: given } }];
  const { calls: handled } = handleCalls(
    { text: "", reasoning: "", sentBack: null, functionCalls: calls },
    { edges: [], tools: offered ? [offered] : [], maximumCalls: 1, usedIds: new Set() },
  );
  return handled[0]?.result ?? errorResult("The tool gave no answer.");
}

async function listFunctions(
  { prisma, toolbox }: Services,
  tool: StoredTool & { category: "mcp" },
  signal: AbortSignal,
): Promise<Tried> {
  const loaded = await loadCredential(prisma, toolbox.seal, tool);
  if ("error" in loaded) return { result: errorResult(loaded.error) };
  try {
    const server = mcpServerOf(tool, tool.config, loaded.credential);
    const { functions, leftOut } = await toolbox.servers.list(server, signal, { isFresh: true });
    return { result: { status: "success" }, functions: [...functions], leftOut: [...leftOut] };
  } catch (error) {
    return { result: errorResult(describeTrouble(error, signal)) };
  }
}
