import { fetchBody } from "@/engine/pre-call-fetch";
import type { FetchRequest, FetchResult } from "@/engine/turn";
import type { RunFacts } from "../../ports/session-store";
import type { Services } from "../../services";

/** Asks the workflow author's own address who is calling. What goes wrong is told in the result. */
export async function fetchInitialContext(
  services: Services,
  { organizationId, workflowId, initialContext }: RunFacts,
  { url, credentialToolId }: FetchRequest,
  signal: AbortSignal,
): Promise<FetchResult> {
  const startedAt = performance.now();
  const body = fetchBody(workflowId, initialContext);
  const fetched = await services.tools.fetchContext({ organizationId, url, credentialToolId, body, signal });
  return {
    context: "context" in fetched ? fetched.context : {},
    error: "error" in fetched ? fetched.error : null,
    durationMs: Math.round(performance.now() - startedAt),
  };
}
