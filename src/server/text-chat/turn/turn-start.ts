import type { TurnStart } from "@/engine/turn";
import { checkpointAt, fetchedContext, fetchedContextAt } from "@/session/checkpoint";
import { turnById } from "@/session/session";
import { limits } from "@/shared/limits";
import type { Services } from "../../services";
import type { TurnToRun } from "./turn-to-run";

/** What the engine needs to know before a turn begins. One query more when the graph names tools. */
export async function turnStart(
  services: Services,
  { run, session, turnId, graph, settings }: TurnToRun,
): Promise<TurnStart> {
  const { userText, createdAt } = turnById(session, turnId);
  const base = checkpointAt(session, turnId);
  const { contextCompactionEnabled, contextCompactionTokens = limits.compactionTokens.default } = settings;
  return {
    graph,
    initialContext: { ...run.initialContext, ...fetchedContextAt(session, turnId) },
    gatheredContext: base.gatheredContext,
    currentNodeId: base.currentNodeId,
    startNodeId: run.options.startNodeId,
    messages: base.messages,
    userText,
    tools: await services.tools.offer(run.organizationId, graph),
    fetchedContext: fetchedContext(session),
    compactionTokens: contextCompactionEnabled ? contextCompactionTokens : null,
    limits: {
      hops: settings.maxHops ?? limits.hopsPerTurn,
      modelCalls: settings.maxModelCalls ?? limits.modelCallsPerTurn,
      toolCallsPerReply: limits.toolCallsPerReply,
      contextBytes: limits.contextBytes,
    },
    // The turn's own time, so that what was rendered can be rendered again.
    templateNow: run.options.now ?? createdAt,
  };
}
