import { eventsOfType } from "@/engine/turn-event";
import { addUsage, noUsage, type Usage } from "@/engine/usage";
import type { JsonObject, JsonValue } from "@/shared/json";
import { type ChangedVariable, changedVariables } from "./changed-variables";
import { gatheredContextAt } from "./checkpoint";
import { pathTo } from "./path";
import type { Session } from "./session";
import type { Turn } from "./turn";
import { firstDifference, pairTurns, type TurnContent, type TurnPair } from "./turn-pairs";

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
  /** The turns of both paths side by side, from where they part. */
  pairs: TurnPair[];
  /** The first pair that differs; null when none does. */
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
  const pairs = pairTurns(
    leftTurns.map((turn) => contentOf(left.session, turn)),
    rightTurns.map((turn) => contentOf(right.session, turn)),
  );
  const first = firstDifference(pairs);
  return {
    commonAncestorTurnId: leftPath[shared - 1]?.id ?? null,
    pairs,
    firstDifference: first && { leftTurnId: first.leftTurnId, rightTurnId: first.rightTurnId },
    left: leftSide,
    right: rightSide,
    changedVariables: changedVariables(leftSide.variables, rightSide.variables),
  };
}

function countShared(left: Turn[], right: Turn[]): number {
  const first = left.findIndex((turn, position) => turn.id !== right[position]?.id);
  return first === -1 ? left.length : first;
}

function contentOf(session: Session, turn: Turn): TurnContent {
  const { id: turnId, kind, status, userText, currentNodeId, isEnd } = turn;
  return {
    turnId,
    kind,
    status,
    userText,
    said: turn.segments.map(({ nodeId, source, text }) => [nodeId, source, text]),
    way: visitsOf(turn).map(({ nodeId }) => nodeId),
    currentNodeId,
    isEnd,
    variables: gatheredContextAt(session, turnId),
  };
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
