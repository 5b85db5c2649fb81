import { eventsOfType } from "@/engine/turn-event";
import { addUsage, noUsage, type Usage } from "@/engine/usage";
import type { JsonObject, JsonValue } from "@/shared/json";
import { type ChangedVariable, changedVariables } from "./changed-variables";
import { gatheredContextAt } from "./checkpoint";
import { pathTo } from "./path";
import type { Session } from "./session";
import type { Turn } from "./turn";

export type NodeVisit = { turnId: string; nodeId: string; nodeName: string };
export type ComparedCall = {
  turnId: string;
  functionName: string;
  arguments: JsonValue;
  result: JsonObject | null;
};

/** One path, from where it left the other. */
export type ComparedPath = {
  turns: Turn[];
  nodesVisited: NodeVisit[];
  toolCalls: ComparedCall[];
  /** Spent on these turns. */
  usage: Usage;
  /** Milliseconds from adding each of these turns to settling it, summed. */
  elapsedMs: number;
  /** The whole context at the end of the path. */
  variables: JsonObject;
};

export type Comparison = {
  /** The last turn both paths share; null when they share none, as those of two sessions do. */
  commonAncestorTurnId: string | null;
  /** The first pair of turns, counted from the common ancestor, that differ in what was said, where it led or what was gathered; null when none does. */
  firstDifference: { leftTurnId: string | null; rightTurnId: string | null } | null;
  left: ComparedPath;
  right: ComparedPath;
  changedVariables: ChangedVariable[];
};

export type PathEnd = { session: Session; turnId: string };

/** Sets two paths side by side, of one session or of two. */
export function compare(left: PathEnd, right: PathEnd): Comparison {
  const leftPath = pathTo(left.session, left.turnId);
  const rightPath = pathTo(right.session, right.turnId);
  const shared = countShared(leftPath, rightPath);
  const leftTurns = leftPath.slice(shared);
  const rightTurns = rightPath.slice(shared);
  const leftSide = describePath(left, leftTurns);
  const rightSide = describePath(right, rightTurns);
  return {
    commonAncestorTurnId: leftPath[shared - 1]?.id ?? null,
    firstDifference: findDifference(
      leftTurns.map((turn) => ({ turn, content: contentOf(left.session, turn) })),
      rightTurns.map((turn) => ({ turn, content: contentOf(right.session, turn) })),
    ),
    left: leftSide,
    right: rightSide,
    changedVariables: changedVariables(leftSide.variables, rightSide.variables),
  };
}

function countShared(left: Turn[], right: Turn[]): number {
  const first = left.findIndex((turn, position) => turn.id !== right[position]?.id);
  return first === -1 ? left.length : first;
}

type TurnWithContent = { turn: Turn; content: string };

function findDifference(left: TurnWithContent[], right: TurnWithContent[]): Comparison["firstDifference"] {
  for (let position = 0; position < Math.max(left.length, right.length); position += 1) {
    const [leftTurn, rightTurn] = [left[position], right[position]];
    if (leftTurn?.content === rightTurn?.content) continue;
    return { leftTurnId: leftTurn?.turn.id ?? null, rightTurnId: rightTurn?.turn.id ?? null };
  }
  return null;
}

/** What a person would call the same turn: what was said on both sides, the way through the graph, and the variables it left. */
function contentOf(session: Session, turn: Turn): string {
  const said = turn.segments.map((segment) => [segment.nodeId, segment.source, segment.text]);
  const way = visitsOf(turn).map((visit) => visit.nodeId);
  const variables = Object.entries(gatheredContextAt(session, turn.id)).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const { kind, status, userText, currentNodeId, isEnd } = turn;
  return JSON.stringify([kind, status, userText, said, way, currentNodeId, isEnd, variables]);
}

function describePath({ session, turnId }: PathEnd, turns: Turn[]): ComparedPath {
  return {
    turns,
    nodesVisited: turns.flatMap(visitsOf),
    toolCalls: turns.flatMap(callsOf),
    usage: turns.reduce((sum, turn) => addUsage(sum, turn.usage), noUsage),
    elapsedMs: turns.reduce((sum, turn) => sum + elapsedMsOf(turn), 0),
    variables: gatheredContextAt(session, turnId),
  };
}

function visitsOf(turn: Turn): NodeVisit[] {
  return eventsOfType(turn.events, "node_transition").map(({ payload: { nodeId, nodeName } }) => ({
    turnId: turn.id,
    nodeId,
    nodeName,
  }));
}

function callsOf(turn: Turn): ComparedCall[] {
  const results = eventsOfType(turn.events, "tool_call_result");
  return eventsOfType(turn.events, "tool_call_started").map(({ payload }) => ({
    turnId: turn.id,
    functionName: payload.functionName,
    arguments: payload.arguments,
    result: results.find((each) => each.payload.toolCallId === payload.toolCallId)?.payload.result ?? null,
  }));
}

function elapsedMsOf(turn: Turn): number {
  return turn.settledAt === null ? 0 : Date.parse(turn.settledAt) - Date.parse(turn.createdAt);
}
