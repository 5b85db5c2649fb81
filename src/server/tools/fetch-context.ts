import { isJsonObject, type JsonObject, type JsonValue } from "@/shared/json";
import { toolLimits } from "../contract/tool-contract";
import { withDeadline } from "../outside/deadline";
import { describeTrouble, troubleCode } from "../outside/transport-trouble";
import type { ContextFetch } from "../ports/tool-runner";
import { credentialHeader } from "./credential";
import { loadCredentialOf } from "./load-credential";
import type { Workplace } from "./perform-tool";
import { parseJson, readText } from "./read-response";

const timeoutMs = 10_000;

/** Posts `body` and reads variables from the response. What goes wrong is told in a sentence. */
export async function fetchContext(
  { prisma, toolbox, log }: Workplace,
  { organizationId, url, credentialToolId, body, signal }: ContextFetch,
): Promise<{ context: JsonObject } | { error: string }> {
  try {
    if (!URL.canParse(url)) return { error: "The address is not one that can be called." };
    const headers = new Headers({
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": "Retake",
    });
    if (credentialToolId !== null) {
      const loaded = await loadCredentialOf(prisma, toolbox.seal, organizationId, credentialToolId);
      if ("error" in loaded) return loaded;
      const header = loaded.credential && credentialHeader(loaded.credential);
      if (header) headers.set(header.name, header.value);
    }
    return await withDeadline(timeoutMs, signal, async (ending) => {
      const request = { method: "POST", headers, body: JSON.stringify(body), signal: ending };
      const response = await toolbox.web.fetch(url, request);
      const text = await readText(response, toolLimits.responseBytes);
      if (!response.ok) return { error: `The server answered with HTTP ${response.status}.` };
      const answer = parseJson(text);
      const context = isJsonObject(answer) ? (variablesOf(answer) ?? variablesOf(answer.call_inbound)) : null;
      return context
        ? { context }
        : { error: "The answer holds no `initial_context` or `dynamic_variables`." };
    });
  } catch (error) {
    log("info", "context_fetch_failed", { code: troubleCode(error) });
    return { error: describeTrouble(error, signal) };
  }
}

function variablesOf(value: JsonValue | undefined): JsonObject | null {
  if (!isJsonObject(value)) return null;
  if (isJsonObject(value.initial_context)) return value.initial_context;
  return isJsonObject(value.dynamic_variables) ? value.dynamic_variables : null;
}
