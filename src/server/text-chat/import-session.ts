import { findConversationNode, type Graph, parseGraph } from "@/engine/graph";
import { brokenInvariants } from "@/session/invariants";
import type { Session } from "@/session/session";
import type { Turn } from "@/session/turn";
import { limits } from "@/shared/limits";
import { AppError } from "../app-error";
import { checkJsonSize } from "../check-limit";
import type { ImportInput, ImportOutput, SessionFile } from "../contract/session-file-contract";
import type { RunFacts } from "../ports/session-store";
import type { Caller, Services } from "../services";
import { findWorkflow } from "../workflows/find-workflow";
import { newDefinition } from "../workflows/new-definition";
import { describeSession } from "./answer/session-output";
import { pricedModel } from "./stored/priced-model";

/**
 * A new run that is the session of a file, pinned to the definition in the file, under ids of its own. A file may come from
 * anywhere: a session that could not have come about here is refused.
 * @throws AppError workflow_not_found, invalid_graph, invalid_input, limit_exceeded: nothing is stored
 */
export async function importSession(
  services: Services,
  caller: Caller,
  { workflowId, session: file }: ImportInput,
): Promise<ImportOutput> {
  await findWorkflow(services, caller, workflowId);
  checkSizes(file);
  const { graph, issues } = parseGraph(file.definition);
  if (!graph)
    throw new AppError("invalid_graph", { issues: issues.filter(({ severity }) => severity === "error") });
  const runId = services.newId("run");
  const read = readSession(file, runId, services.now().toISOString());
  const problem = firstProblem(file, read, graph);
  if (problem)
    throw new AppError(
      "invalid_input",
      { issues: [problem] },
      `The file holds no sound session: ${problem.message}`,
    );
  const session = withNewTurnIds(services, read);

  const row = newDefinition(services, file);
  const now = session.updatedAt;
  const { options, settings } = file;
  const { organizationId } = caller;
  // A model that this server cannot ask would leave a session that cannot go on.
  const isKnown = (await services.models.resolve(options.model, organizationId)) !== null;
  const model = isKnown ? options.model : services.models.defaultModelId;
  const run: RunFacts = {
    runId,
    workflowId,
    organizationId,
    definitionId: row.id,
    versionNumber: file.workflow.versionNumber,
    name: file.name,
    mode: "textchat",
    initialContext: file.initialContext,
    annotations: file.annotations,
    options: {
      version: 1,
      ...options,
      model,
      imported: { exportedAt: file.exportedAt, workflow: file.workflow.name, model: options.model },
    },
    inactivityTimeoutSeconds: settings.inactivityTimeoutSeconds ?? limits.inactivityTimeoutSeconds.default,
    createdBy: caller.actor,
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
  const notices = isKnown
    ? []
    : [`There is no model “${options.model}” here: the session goes on with ${model}.`];
  return { ...describeSession({ run, session }, graph, price), notices };
}

/** The session of a file, its turns still under the ids that they have there. */
function readSession({ session }: SessionFile, runId: string, updatedAt: string): Session {
  const turns = session.turns.map((turn): Turn => ({ ...turn, lease: null, idempotencyKey: null }));
  return { ...session, runId, updatedAt, turns: new Map(turns.map((turn) => [turn.id, turn])) };
}

/** A turn's id is its own in the whole database. */
function withNewTurnIds(services: Services, session: Session): Session {
  const ids = new Map([...session.turns.keys()].map((id) => [id, services.newId("turn")]));
  const renewed = <Id extends string | null>(id: Id) => (id === null ? id : (ids.get(id) ?? id));
  const turns = [...session.turns.values()].map((turn) => ({
    ...turn,
    id: renewed(turn.id),
    parentTurnId: renewed(turn.parentTurnId),
    contextTurnId: renewed(turn.contextTurnId),
    events: turn.events.map((event) =>
      event.type === "tool_call_result" && event.payload.recordedTurnId !== undefined
        ? { ...event, payload: { ...event.payload, recordedTurnId: renewed(event.payload.recordedTurnId) } }
        : event,
    ),
  }));
  return {
    ...session,
    headTurnId: renewed(session.headTurnId),
    cursorTurnId: renewed(session.cursorTurnId),
    turns: new Map(turns.map((turn) => [turn.id, turn])),
  };
}

type Problem = { path: string; message: string };

/** Why a session could not have come about here, in the words and at the places of the file. */
function firstProblem(file: SessionFile, session: Session, graph: Graph): Problem | null {
  const ids = file.session.turns.map((turn) => turn.id);
  const repeated = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (repeated >= 0)
    return { path: `session.session.turns.${repeated}.id`, message: "An earlier turn has the same id." };
  const [broken] = brokenInvariants(session);
  if (broken !== undefined) return { path: "session.session", message: `${broken}.` };
  return unknownNode(file, graph);
}

function unknownNode({ session, options }: SessionFile, graph: Graph): Problem | null {
  const named = [
    ...session.turns.map((turn, place) => ({
      path: `session.session.turns.${place}.currentNodeId`,
      id: turn.currentNodeId,
    })),
    { path: "session.options.startNodeId", id: options.startNodeId },
  ];
  const unknown = named.find(({ id }) => id !== null && !findConversationNode(graph, id));
  return unknown ? { path: unknown.path, message: `No node of its workflow is ${unknown.id}.` } : null;
}

/** What is extracted or set has a limit; names of nodes and how a conversation ended come on top of it. */
const gatheredBytes = limits.contextBytes + limits.graphBytes;

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
    checkJsonSize(gatheredContext, gatheredBytes, "A gathered context");
}
