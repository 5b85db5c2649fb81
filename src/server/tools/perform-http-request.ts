import type { JsonObject } from "@/shared/json";
import { toolLimits } from "../contract/tool-contract";
import { withDeadline } from "../outside/deadline";
import type { GuardedFetch } from "../outside/guarded-fetch";
import type { HttpRequest } from "./http-request";
import { readData, readText } from "./read-response";

/** A response of any status is a result. @throws what the transport throws; see `describeTrouble` */
export async function performHttpRequest(
  { fetch }: GuardedFetch,
  { url, ...request }: HttpRequest,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<JsonObject> {
  return withDeadline(timeoutMs, signal, async (ending) => {
    const response = await fetch(url, { ...request, signal: ending });
    const text = await readText(response, toolLimits.responseBytes);
    return { status: "success", status_code: response.status, data: readData(text) };
  });
}
