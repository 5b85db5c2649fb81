import type { Graph } from "@/engine/graph";
import { checkpointAt } from "@/session/checkpoint";
import { activePath, branches, childrenByParent } from "@/session/path";
import { runState, type Session, sessionStatus, visibleTurn } from "@/session/session";
import type { Turn } from "@/session/turn";
import type { SessionOutput, TurnOutput } from "../contract/text-chat-contract";
import type { StoredSession } from "../ports/session-store";
import type { Services } from "../services";
import { pinnedDefinition } from "./pinned-definition";

/** The session as clients see it. What is shown belongs to the visible end of the path: the cursor, else the head. */
export async function outputOf(services: Services, stored: StoredSession): Promise<SessionOutput> {
  const { graph } = await pinnedDefinition(services, stored.run);
  return describeSession(stored, graph);
}

export function describeSession({ run, session }: StoredSession, graph: Graph): SessionOutput {
  const end = visibleTurn(session);
  const checkpoint = checkpointAt(session, end.id);
  const state = runState(session);
  const siblings = siblingIds(session);
  const describe = (turn: Turn) => describeTurn(turn, siblings.get(turn.parentTurnId) ?? []);
  return {
    workflowRunId: run.runId,
    workflowId: run.workflowId,
    name: run.name,
    mode: "textchat",
    state,
    isCompleted: state === "completed",
    revision: session.revision,
    initialContext: run.initialContext,
    gatheredContext: checkpoint.gatheredContext,
    annotations: run.annotations,
    usage: { visible: end.pathUsage, total: session.totalUsage },
    versionNumber: run.versionNumber,
    model: run.options.model,
    currentNode: nodeName(graph, end.currentNodeId),
    sessionData: {
      version: 1,
      status: sessionStatus(session),
      cursorTurnId: session.cursorTurnId,
      headTurnId: session.headTurnId,
      turns: activePath(session).map(describe),
      discardedFuture: branches(session).map((branch) => ({
        rewoundFromTurnId: branch.leftAtTurnId,
        discardedAt: branch.leftAt,
        turns: branch.turns.map(describe),
      })),
      simulator: { enabled: false, config: {} },
    },
    checkpoint,
    createdAt: run.createdAt,
    updatedAt: session.updatedAt,
  };
}

function describeTurn(turn: Turn, siblingTurnIds: string[]): TurnOutput {
  const saidAt = turn.settledAt ?? turn.createdAt;
  return {
    id: turn.id,
    parentTurnId: turn.parentTurnId,
    kind: turn.kind,
    status: turn.status,
    createdAt: turn.createdAt,
    settledAt: turn.settledAt,
    userMessage: turn.userText === null ? null : { text: turn.userText, createdAt: turn.createdAt },
    assistantMessage:
      turn.segments.length === 0
        ? null
        : {
            text: turn.segments.map((segment) => segment.text).join("\n\n"),
            createdAt: saidAt,
            segments: turn.segments,
          },
    events: turn.events,
    usage: turn.usage,
    error: turn.error,
    siblingTurnIds,
  };
}

function siblingIds(session: Session): Map<string | null, string[]> {
  const children = childrenByParent(session);
  return new Map([...children].map(([parent, turns]) => [parent, turns.map((turn) => turn.id)]));
}

function nodeName(graph: Graph, nodeId: string | null): SessionOutput["currentNode"] {
  const node = nodeId === null ? undefined : graph.nodes.get(nodeId);
  return node ? { id: node.id, name: node.data.name } : null;
}
