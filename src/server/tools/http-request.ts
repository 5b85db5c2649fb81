import { createHash } from "node:crypto";
import type { TemplateScope } from "@/engine/template";
import { renderUrlTemplate } from "@/engine/url-template";
import type { JsonObject } from "@/shared/json";
import type { Credential, ToolConfigs } from "../contract/tool-contract";
import { toolLimits } from "../contract/tool-contract";
import { renderBodyTemplate } from "./body-template";
import { credentialHeader } from "./credential";
import { type Read, readArguments, readPresets } from "./http-arguments";

export type HttpRequest = { method: string; url: string; headers: Headers; body: string | null };

type Config = ToolConfigs["http_api"];

/** What a call sends. An error is a sentence for the model; nothing is sent then. */
export function planHttpRequest(
  config: Config,
  call: {
    arguments: JsonObject;
    scope: TemplateScope;
    idempotencyKey: string;
    credential: Credential | null;
  },
): Read<HttpRequest> {
  const given = readArguments(config, call.arguments);
  if ("error" in given) return given;
  const presets = readPresets(config, call.scope);
  if ("error" in presets) return presets;

  const scope = scopeOfCall(call.scope, given.value, presets.value);
  const rendered = renderUrlTemplate(config.url, scope);
  if ("error" in rendered) return rendered;
  const payload = { ...presets.value, ...given.value };
  const headers = headersOf(config, call);
  const { method } = config;
  if (method === "GET" || method === "DELETE") {
    return { value: { method, url: withQuery(rendered.url, payload), headers, body: null } };
  }
  const template = config.body_template;
  const body = template
    ? renderBodyTemplate(template, scope, toolLimits.responseBytes)
    : JSON.stringify(payload);
  if (body === null) return { error: `The body is larger than ${toolLimits.responseBytes} bytes.` };
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return { value: { method, url: rendered.url, headers, body } };
}

/**
 * Of several values of one name the nearest wins: arguments of the model, then what was gathered, the initial context,
 * presets.
 */
function scopeOfCall(scope: TemplateScope, given: JsonObject, presets: JsonObject): TemplateScope {
  const { initialContext, gatheredContext, now } = scope;
  const named = { initial_context: initialContext, gathered_context: gatheredContext };
  return {
    initialContext: { ...presets, ...initialContext, ...gatheredContext, ...given, ...named },
    gatheredContext: {},
    now,
  };
}

function headersOf(
  config: Config,
  { idempotencyKey, credential }: { idempotencyKey: string; credential: Credential | null },
): Headers {
  const headers = new Headers({
    accept: "application/json, text/plain;q=0.9, */*;q=0.8",
    "user-agent": "Retake",
    "idempotency-key": headerSafe(idempotencyKey),
  });
  for (const [name, value] of Object.entries(config.headers ?? {})) headers.set(name, value);
  if (credential) {
    const { name, value } = credentialHeader(credential);
    headers.set(name, value);
  }
  return headers;
}

/** Models may write anything into the id of a call. */
function headerSafe(key: string): string {
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : createHash("sha256").update(key).digest("base64url");
}

function withQuery(address: string, payload: JsonObject): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(payload)) {
    url.searchParams.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return url.href;
}
