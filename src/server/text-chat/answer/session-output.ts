import type { Graph } from "@/engine/graph";
import { costOfTurns, type Price } from "@/engine/price";
import { checkpointAt, fetchedContextAt, gatheredContextAt } from "@/session/checkpoint";
import { activePath, branches, childrenByParent, pathTo } from "@/session/path";
import { providerAnswerOf } from "@/session/provider-answer";
import { runState, type Session, sessionStatus, visibleTurn } from "@/session/session";
import type { Turn } from "@/session/turn";
import type { SessionChangesOutput, SessionOutput } from "../../contract/text-chat-contract";
import type { TurnOutput } from "../../contract/turn-output";
import type { StoredSession } from "../../ports/session-store";

/** The session as clients see it. What is shown belongs to the visible end of the path: the cursor, else the head. */
export function describeSession(stored: StoredSession, graph: Graph, price: Price | null): SessionOutput {
  const { session } = stored;
  const { sessionData, ...head } = describeHead(stored, graph, price);
  const siblings = siblingIds(session);
  const describe = (turn: Turn) => describeTurn(turn, siblings.get(turn.parentTurnId) ?? []);
  return {
    ...head,
    kind: "session",
    sessionData: {
      ...sessionData,
      turns: activePath(session).map(describe),
      discardedFuture: branches(session).map((branch) => ({
        rewoundFromTurnId: branch.leftAtTurnId,
        discardedAt: branch.leftAt,
        turns: branch.turns.map(describe),
      })),
    },
    checkpoint: checkpointAt(session, visibleTurn(session).id),
  };
}

/** The turns added or changed after a revision, with everything that is not a list of turns. */
export function describeChanges(
  stored: StoredSession,
  graph: Graph,
  price: Price | null,
  sinceRevision: number,
): SessionChangesOutput {
  const { session } = stored;
  const { sessionData, ...head } = describeHead(stored, graph, price);
  const changed = [...session.turns.values()].filter((turn) => turn.revision > sinceRevision);
  const turns = changed.sort((a, b) => a.createdRevision - b.createdRevision);
  return {
    ...head,
    kind: "changes",
    sinceRevision,
    sessionData: { ...sessionData, turns: describeTurns(session, turns) },
  };
}

/** What a session shows beside its turns. */
function describeHead({ run, session }: StoredSession, graph: Graph, price: Price | null) {
  const end = visibleTurn(session);
  const priced = { model: run.options.model, price };
  const state = runState(session);
  return {
    workflowRunId: run.runId,
    workflowId: run.workflowId,
    name: run.name,
    mode: "textchat" as const,
    createdBy: run.createdBy,
    state,
    isCompleted: state === "completed",
    revision: session.revision,
    initialContext: { ...run.initialContext, ...fetchedContextAt(session, end.id) },
    gatheredContext: gatheredContextAt(session, end.id),
    annotations: run.annotations,
    usage: { visible: end.pathUsage, total: session.totalUsage },
    versionNumber: run.versionNumber,
    ...priced,
    cost: {
      visible: costOfTurns(pathTo(session, end.id), priced),
      total: costOfTurns(session.turns.values(), priced),
    },
    toolModes: run.options.toolModes,
    currentNode: nodeById(graph, end.currentNodeId),
    sessionData: {
      version: 1 as const,
      status: sessionStatus(session),
      cursorTurnId: session.cursorTurnId,
      headTurnId: session.headTurnId,
      simulator: { enabled: false, config: {} },
    },
    createdAt: run.createdAt,
    updatedAt: session.updatedAt,
  };
}

export function describeTurns(session: Session, turns: Turn[]): TurnOutput[] {
  const siblings = siblingIds(session);
  return turns.map((turn) => describeTurn(turn, siblings.get(turn.parentTurnId) ?? []));
}

/** What people read of a turn; null when nothing was said. */
export function spokenText(turn: Turn): string | null {
  if (turn.segments.length === 0) return null;
  return turn.segments.map((segment) => segment.text).join("\n\n");
}

function describeTurn(turn: Turn, siblingTurnIds: string[]): TurnOutput {
  const saidAt = turn.settledAt ?? turn.createdAt;
  const text = spokenText(turn);
  const provider = providerAnswerOf(turn);
  return {
    id: turn.id,
    parentTurnId: turn.parentTurnId,
    kind: turn.kind,
    status: turn.status,
    createdRevision: turn.createdRevision,
    createdAt: turn.createdAt,
    settledAt: turn.settledAt,
    actor: turn.actor,
    userMessage: messageOf(turn),
    assistantMessage: text === null ? null : { text, createdAt: saidAt, segments: turn.segments },
    events: turn.events,
    usage: turn.usage,
    error: turn.error && { ...turn.error, ...(provider && { provider }) },
    siblingTurnIds,
  };
}

function messageOf({ userText: text, author, createdAt }: Turn): TurnOutput["userMessage"] {
  return text === null || author === null ? null : { text, createdAt, author };
}

function siblingIds(session: Session): Map<string | null, string[]> {
  const children = childrenByParent(session);
  return new Map([...children].map(([parent, turns]) => [parent, turns.map((turn) => turn.id)]));
}

export function nodeById(graph: Graph, nodeId: string | null): SessionOutput["currentNode"] {
  const node = nodeId === null ? undefined : graph.nodes.get(nodeId);
  return node ? { id: node.id, name: node.data.name } : null;
}
