import type { TemplateScope } from "@/engine/template";
import type { JsonObject } from "@/shared/json";
import { type Credential, toolLimits } from "../contract/tool-contract";
import type { Log } from "../log";
import { describeTrouble, troubleCode } from "../outside/transport-trouble";
import type { PrismaClient } from "../prisma/generated/client";
import { calculate } from "./calculator";
import { credentialHeader } from "./credential";
import { type HttpRequest, planHttpRequest } from "./http-request";
import { loadCredential } from "./load-credential";
import { mcpServerOf } from "./mcp-server-of";
import { performHttpRequest } from "./perform-http-request";
import { errorResult } from "./read-response";
import type { StoredTool } from "./stored-tool";
import type { Toolbox } from "./toolbox";

export type Workplace = { prisma: PrismaClient; toolbox: Toolbox; log: Log };

export type Performance = {
  functionName: string;
  arguments: JsonObject;
  scope: TemplateScope;
  idempotencyKey: string;
  signal: AbortSignal;
};

/** A request as it may be shown: without what it is trusted for. */
export type ShownRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
};

/** Performs one call. What goes wrong is a result; `request` is what was sent, if anything was. */
export async function performTool(
  { prisma, toolbox, log }: Workplace,
  tool: StoredTool,
  call: Performance,
): Promise<{ result: JsonObject; request?: ShownRequest }> {
  if (tool.category === "calculator") return { result: calculate(call.arguments.expression) };
  if (tool.category !== "http_api" && tool.category !== "mcp") {
    return { result: errorResult("This tool is part of the conversation and cannot be called.") };
  }
  const loaded = await loadCredential(prisma, toolbox.seal, tool);
  if ("error" in loaded) return { result: errorResult(loaded.error) };
  const { credential } = loaded;
  const { signal } = call;
  const failed = (error: unknown) => {
    log("info", "tool_call_failed", { toolId: tool.id, category: tool.category, code: troubleCode(error) });
    return errorResult(describeTrouble(error, signal));
  };
  if (tool.category === "mcp") {
    const server = mcpServerOf(tool, tool.config, credential);
    return { result: await toolbox.servers.call(server, call).catch(failed) };
  }
  const planned = planHttpRequest(tool.config, { ...call, credential });
  if ("error" in planned) return { result: errorResult(planned.error) };
  const timeoutMs = tool.config.timeout_ms ?? toolLimits.timeoutMs.default;
  const request = shown(planned.value, credential);
  return {
    result: await performHttpRequest(toolbox.web, planned.value, { timeoutMs, signal }).catch(failed),
    request,
  };
}

function shown({ headers, ...request }: HttpRequest, credential: Credential | null): ShownRequest {
  const visible = new Headers(headers);
  if (credential) visible.set(credentialHeader(credential).name, "credential");
  const secretName = credential ? credentialHeader(credential).name.toLowerCase() : null;
  const entries = Array.from(visible, ([name, value]) => [name, name === secretName ? "•••" : value]);
  return { ...request, headers: Object.fromEntries(entries) };
}
