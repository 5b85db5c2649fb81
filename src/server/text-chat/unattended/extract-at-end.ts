import { extractionAt, extractionStarted, hasSomethingToRead, readExtraction } from "@/engine/extraction";
import { findConversationNode } from "@/engine/graph";
import type { TurnEvent } from "@/engine/turn-event";
import type { Usage } from "@/engine/usage";
import { checkpointAt, fetchedContextAt } from "@/session/checkpoint";
import { visibleTurn } from "@/session/session";
import type { JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import type { StoredSession } from "../../ports/session-store";
import type { Services } from "../../services";
import { pinnedDefinition } from "../stored/pinned-definition";
import { modelOfRun } from "../turn/ask-model";

/**
 * What the node where the conversation stands wants to know, asked once more before it ends there. Null when it wants to know
 * nothing, or nothing was said that it could be read from. A model that fails ends the conversation with what is known already.
 */
export async function extractAtEnd(
  services: Services,
  { run, session }: StoredSession,
  stop?: AbortSignal,
): Promise<{ gatheredContext: JsonObject; events: TurnEvent[]; usage: Usage } | null> {
  const { graph, settings } = await pinnedDefinition(services, run);
  const last = visibleTurn(session);
  const node = last.currentNodeId === null ? null : findConversationNode(graph, last.currentNodeId);
  if (!node) return null;
  const base = checkpointAt(session, last.id);
  if (!hasSomethingToRead(base.messages)) return null;
  const now = services.now().toISOString();
  const scope = {
    initialContext: { ...run.initialContext, ...fetchedContextAt(session, last.id) },
    gatheredContext: base.gatheredContext,
    now: run.options.now ?? now,
  };
  const request = extractionAt(node, scope, base.messages);
  if (!request) return null;
  const seconds = settings.turnTimeoutSeconds ?? limits.turnTimeoutSeconds;
  const timeout = AbortSignal.timeout(seconds * 1_000);
  const signal = stop ? AbortSignal.any([timeout, stop]) : timeout;
  try {
    const model = await modelOfRun(services, run, settings, signal);
    const reply = await model.askAside(request, request.schema);
    const { context, event } = readExtraction(base.gatheredContext, request, reply, now, limits.contextBytes);
    return { gatheredContext: context, events: [extractionStarted(request, now), event], usage: reply.usage };
  } catch (error) {
    stop?.throwIfAborted();
    services.log("warn", "extraction_at_end_failed", { workflowRunId: run.runId, error });
    return null;
  }
}
