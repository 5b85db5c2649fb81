import { findConversationNode, type Graph, parseGraph } from "@/engine/graph";
import { brokenInvariants } from "@/session/invariants";
import type { Session } from "@/session/session";
import type { Turn } from "@/session/turn";
import { limits } from "@/shared/limits";
import { AppError } from "../app-error";
import { checkJsonSize } from "../check-limit";
import type { ImportInput, SessionFile } from "../contract/session-file-contract";
import type { SessionOutput } from "../contract/text-chat-contract";
import type { RunFacts } from "../ports/session-store";
import type { Caller, Services } from "../services";
import { findWorkflow } from "../workflows/find-workflow";
import { newDefinition } from "../workflows/new-definition";
import { pricedModel } from "./priced-model";
import { describeSession } from "./session-output";

/**
 * A new run that is the session of a file, pinned to the definition in the file, under ids of its own. A file may come from
 * anywhere: a session that could not have come about here is refused.
 * @throws AppError workflow_not_found, invalid_graph, invalid_input, limit_exceeded: nothing is stored
 */
export async function importSession(
  services: Services,
  caller: Caller,
  { workflowId, session: file }: ImportInput,
): Promise<SessionOutput> {
  await findWorkflow(services, caller, workflowId);
  checkSizes(file);
  const { graph, issues } = parseGraph(file.definition);
  if (!graph)
    throw new AppError("invalid_graph", { issues: issues.filter(({ severity }) => severity === "error") });
  const runId = services.newId("run");
  const session = readSession(services, file, runId);
  const broken = [...brokenInvariants(session), ...unknownNodes(file, graph)];
  const [first] = broken;
  if (first !== undefined)
    throw new AppError("invalid_input", {}, `The file holds no sound session: ${first}.`);

  const row = newDefinition(services, file);
  const now = session.updatedAt;
  const { options, settings } = file;
  const { organizationId } = caller;
  const run: RunFacts = {
    runId,
    workflowId,
    organizationId,
    definitionId: row.id,
    versionNumber: file.workflow.versionNumber,
    name: file.name,
    mode: "textchat",
    initialContext: file.initialContext,
    annotations: {
      ...file.annotations,
      imported: { exportedAt: file.exportedAt, workflow: file.workflow.name },
    },
    // A model that this server cannot ask would leave a session that cannot go on.
    options: {
      version: 1,
      ...options,
      model: (await services.models.resolve(options.model, organizationId))
        ? options.model
        : services.models.defaultModelId,
    },
    inactivityTimeoutSeconds: settings.inactivityTimeoutSeconds ?? limits.inactivityTimeoutSeconds.default,
    createdAt: now,
  };
  await services.prisma.definition.create({ data: row });
  try {
    await services.sessions.create(run, session);
  } catch (error) {
    await services.prisma.definition.deleteMany({ where: { id: row.id, runs: { none: {} } } });
    throw error;
  }
  const { price } = await pricedModel(services, run);
  return describeSession({ run, session }, graph, price);
}

/** The session of a file under new ids: a turn's id is its own in the whole database. */
function readSession(services: Services, { session }: SessionFile, runId: string): Session {
  const ids = new Map(session.turns.map((turn) => [turn.id, services.newId("turn")]));
  if (ids.size < session.turns.length)
    throw new AppError("invalid_input", {}, "The file holds two turns with the same id.");
  // An id that no turn has stays as it is: the invariants name it.
  const renewed = <Id extends string | null>(id: Id) => (id === null ? id : (ids.get(id) ?? id));
  const turns = session.turns.map(
    (turn): Turn => ({
      ...turn,
      id: renewed(turn.id),
      parentTurnId: renewed(turn.parentTurnId),
      contextTurnId: renewed(turn.contextTurnId),
      lease: null,
      idempotencyKey: null,
    }),
  );
  return {
    runId,
    revision: session.revision,
    headTurnId: renewed(session.headTurnId),
    cursorTurnId: renewed(session.cursorTurnId),
    totalUsage: session.totalUsage,
    updatedAt: services.now().toISOString(),
    turns: new Map(turns.map((turn) => [turn.id, turn])),
  };
}

function unknownNodes({ session, options }: SessionFile, graph: Graph): string[] {
  const ids = new Set([...session.turns.map((turn) => turn.currentNodeId), options.startNodeId]);
  return [...ids].flatMap((id) =>
    id === null || findConversationNode(graph, id) ? [] : `no node of its workflow is ${id}`,
  );
}

function checkSizes({ initialContext, annotations, session }: SessionFile): void {
  const { turnsPerSession: limit } = limits;
  const actual = session.turns.length;
  if (actual > limit)
    throw new AppError(
      "limit_exceeded",
      { limit, actual, unit: "turn" },
      `A session has up to ${limit} turns.`,
    );
  checkJsonSize(initialContext, limits.contextBytes, "The initial context");
  checkJsonSize(annotations, limits.contextBytes, "The annotations");
  for (const { gatheredContext } of session.turns)
    checkJsonSize(gatheredContext, limits.contextBytes, "A gathered context");
}
