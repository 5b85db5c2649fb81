import type { JsonObject } from "@/shared/json";
import type { RunState, SessionStatus } from "../session";
import { limits, type RandomCommand, turnIdOf } from "./random-commands";
import { lease } from "./session-builder";

type ModelTurn = {
  id: string;
  parent: ModelTurn | null;
  status: "pending" | "completed" | "failed";
  isEnd: boolean;
  /** Whole copies of what the product derives. */
  node: string | null;
  context: JsonObject;
  history: string[];
  pathTokens: number;
};

/**
 * What a session means, said as plainly as possible: every turn carries whole copies of its state. It shares no code and
 * no idea of storage with the product.
 */
export type SessionModel = {
  revision: number;
  turns: ModelTurn[];
  head: ModelTurn;
  cursor: ModelTurn | null;
  totalTokens: number;
};

export type ModelOutcome = {
  status: "completed" | "failed";
  node: string;
  context: JsonObject;
  said: string;
  tokens: number;
  isEnd: boolean;
};

const nothing = { node: null, context: {}, history: [], pathTokens: 0 };

export function newModel(turnId: string): SessionModel {
  const head: ModelTurn = { id: turnId, parent: null, status: "pending", isEnd: false, ...nothing };
  return { revision: 1, turns: [head], head, cursor: null, totalTokens: 0 };
}

export const visible = (model: SessionModel): ModelTurn => model.cursor ?? model.head;
const isPending = (model: SessionModel): boolean => model.head.status === "pending";
const idsOf = (model: SessionModel): string[] => model.turns.map(({ id }) => id);
export const pathOf = (turn: ModelTurn): ModelTurn[] =>
  turn.parent ? [...pathOf(turn.parent), turn] : [turn];

function modelAppend(model: SessionModel, id: string): void {
  const parent = visible(model);
  model.head = { ...parent, id, parent, status: "pending", isEnd: false };
  model.turns.push(model.head);
  model.cursor = null;
  model.revision += 1;
}

function modelSettle(model: SessionModel, outcome: ModelOutcome): void {
  const turn = model.head;
  turn.status = outcome.status;
  turn.pathTokens += outcome.tokens;
  model.totalTokens += outcome.tokens;
  model.revision += 1;
  if (outcome.status === "failed") return;
  turn.isEnd = outcome.isEnd;
  turn.node = outcome.node;
  turn.context = outcome.context;
  turn.history = [...turn.history, outcome.said];
}

function modelRewind(model: SessionModel, cursor: ModelTurn | null): void {
  model.cursor = cursor;
  model.revision += 1;
}

function modelEnd(model: SessionModel, id: string, reason: string): void {
  const parent = visible(model);
  const disposition = parent.context.call_disposition ?? reason;
  const context = {
    ...parent.context,
    call_disposition: disposition,
    mapped_call_disposition: disposition,
    call_tags: [disposition],
  };
  model.head = { ...parent, id, parent, status: "completed", isEnd: true, context };
  model.turns.push(model.head);
  model.cursor = null;
  model.revision += 1;
}

export function modelStatus(model: SessionModel): SessionStatus {
  if (isPending(model)) return "pending_assistant_turn";
  if (model.cursor) return "rewound";
  if (model.head.isEnd) return "completed";
  return model.head.status === "failed" ? "error" : "idle";
}

export function modelState(model: SessionModel): RunState {
  const turn = visible(model);
  if (turn.isEnd) return "completed";
  return pathOf(turn).some(({ status }) => status === "completed") ? "running" : "initialized";
}

/** What the rules answer: `change`, `unchanged` or the reason of a refusal. An accepted command is done to the model. */
export function answerOfModel(model: SessionModel, command: RandomCommand, newTurnId: string): string {
  if (command.type === "settle") {
    if (!isPending(model) || turnIdOf(idsOf(model), command.turn) !== model.head.id) return "unchanged";
    modelSettle(model, command.outcome);
    return "change";
  }
  if (command.type === "interrupt") {
    const isAnothers = command.soleOwner !== null && command.soleOwner !== lease.owner;
    if (!isPending(model) || !(command.isLeaseOver || isAnothers)) return "unchanged";
    modelSettle(model, { status: "failed", node: "", context: {}, said: "", tokens: 0, isEnd: false });
    return "change";
  }
  if (command.type === "append") {
    const text = command.text.trim();
    if (text === "") return "invalid_input";
    if (text.length > limits.textLength) return "limit_exceeded";
  }
  if (command.type === "end" && !isPending(model) && visible(model).isEnd) return "unchanged";
  if (command.expected === "wrong") return "revision_conflict";
  if (isPending(model)) return "turn_in_progress";
  switch (command.type) {
    case "append":
      if (visible(model).isEnd) return "session_ended";
      if (model.turns.length >= limits.turnsPerSession) return "limit_exceeded";
      modelAppend(model, newTurnId);
      return "change";
    case "rewind": {
      const cursorId = command.turn === null ? null : turnIdOf(idsOf(model), command.turn);
      if (cursorId === (model.cursor?.id ?? null)) return "unchanged";
      const cursor = pathOf(model.head).find(({ id }) => id === cursorId);
      if (cursorId !== null && !cursor) return "turn_not_found";
      modelRewind(model, cursor ?? null);
      return "change";
    }
    case "end":
      modelEnd(model, newTurnId, "user_hangup");
      return "change";
  }
}
