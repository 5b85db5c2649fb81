import { randomBytes } from "node:crypto";
import { findConversationNode } from "@/engine/graph";
import { checkGraph } from "@/engine/graph-check";
import { withoutReservedKeys } from "@/engine/pre-call-fetch";
import { toolReferencesOf } from "@/engine/tool-check";
import { openSession } from "@/session/open-session";
import { limits } from "@/shared/limits";
import { AppError } from "../app-error";
import { checkJsonSize } from "../check-limit";
import type { CreateInput, SessionOutput } from "../contract/text-chat-contract";
import type { RunFacts } from "../ports/session-store";
import type { Caller, Services } from "../services";
import { toolIssuesOf } from "../tools/tool-issues";
import { pickVersion } from "../workflows/pick-version";
import { describeSession } from "./answer/session-output";
import { pricedModel } from "./stored/priced-model";
import { newLease } from "./turn/lease";
import { runTurn } from "./turn/run-turn";

/**
 * Rule 1. Pins a definition, stores the session, and runs its opening turn.
 * @throws AppError workflow_not_found, version_not_found, invalid_graph, invalid_input, limit_exceeded: nothing is stored.
 * turn_failed: the session is stored, with its failed opening.
 */
export async function createSession(
  services: Services,
  caller: Caller,
  input: CreateInput,
): Promise<SessionOutput> {
  const { organizationId, actor } = caller;
  const version = await pickVersion(services, caller, input.workflowId, input.version);
  const { definition, graph, settings, templateContext } = await services.definitions.get(
    version.definitionId,
  );
  const issues = [
    ...checkGraph(definition),
    ...(graph ? await toolIssuesOf(services.prisma, organizationId, toolReferencesOf(graph)) : []),
  ].filter((issue) => issue.severity === "error");
  if (issues.length > 0 || !graph) throw new AppError("invalid_graph", { issues });

  const model = input.model ?? settings.model ?? services.models.defaultModelId;
  if (!(await services.models.resolve(model, organizationId))) {
    throw new AppError(
      "invalid_input",
      {},
      "The model must be `offline`, `openai:` and a model's name, or a saved one of your organization.",
    );
  }
  if (input.startNodeId !== undefined && !findConversationNode(graph, input.startNodeId)) {
    throw new AppError("invalid_input", {}, "The workflow has no such node to start at.");
  }
  const initialContext = { ...templateContext, ...withoutReservedKeys(input.initialContext ?? {}) };
  checkJsonSize(initialContext, limits.contextBytes, "The initial context");
  const annotations = { tester: { source: "workflow_editor", modality: "text" }, ...input.annotations };
  checkJsonSize(annotations, limits.contextBytes, "The annotations");

  const now = services.now().toISOString();
  const run: RunFacts = {
    runId: services.newId("run"),
    workflowId: input.workflowId,
    organizationId,
    definitionId: version.definitionId,
    versionNumber: version.number,
    name: input.name ?? `WR-TEXT-${randomBytes(3).toString("hex").toUpperCase()}`,
    mode: "textchat",
    initialContext,
    annotations,
    options: {
      version: 1,
      model,
      startNodeId: input.startNodeId ?? null,
      now: input.now ?? null,
      toolModes: input.toolModes ?? {},
    },
    inactivityTimeoutSeconds: settings.inactivityTimeoutSeconds ?? limits.inactivityTimeoutSeconds.default,
    createdBy: actor,
    createdAt: now,
  };
  const turnId = services.newId("turn");
  const session = openSession({ runId: run.runId, turnId, actor, now, lease: newLease(services) });
  // A save of the draft came in between: begin again with what is there now.
  if (!(await services.sessions.create(run, session))) return createSession(services, caller, input);
  const opened = await runTurn(services, { run, session, turnId, graph, settings });
  const { price } = await pricedModel(services, run);
  return describeSession(opened, graph, price);
}
