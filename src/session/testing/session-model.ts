import type { JsonObject } from "@/shared/json";
import type { RunState, SessionStatus } from "../session";
import type { TurnKind, TurnStatus } from "../turn";
import type { ModelOutcome } from "./model-outcome";
import { limits, type RandomCommand, turnIdOf } from "./random-commands";
import { lease } from "./session-builder";

export type ModelTurn = {
  id: string;
  parent: ModelTurn | null;
  kind: TurnKind;
  status: TurnStatus;
  text: string | null;
  key: string | undefined;
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

const nothing = { node: null, context: {}, history: [], pathTokens: 0 };
type Asked = Pick<ModelTurn, "id" | "kind" | "text" | "key">;

export function newModel(turnId: string): SessionModel {
  const head = pendingUnder(null, { id: turnId, kind: "opening", text: null, key: undefined });
  return { revision: 1, turns: [head], head, cursor: null, totalTokens: 0 };
}

function pendingUnder(parent: ModelTurn | null, asked: Asked): ModelTurn {
  return { ...nothing, ...parent, parent, status: "pending", isEnd: false, ...asked };
}

export const visible = (model: SessionModel): ModelTurn => model.cursor ?? model.head;
const isPending = (model: SessionModel): boolean => model.head.status === "pending";
const find = (model: SessionModel, choice: number | "unknown"): ModelTurn | undefined => {
  const id = turnIdOf(
    model.turns.map((turn) => turn.id),
    choice,
  );
  return model.turns.find((turn) => turn.id === id);
};
export const pathOf = (turn: ModelTurn): ModelTurn[] =>
  turn.parent ? [...pathOf(turn.parent), turn] : [turn];

function add(model: SessionModel, turn: ModelTurn): void {
  model.turns.push(turn);
  move(model, turn, null);
}

function move(model: SessionModel, head: ModelTurn, cursor: ModelTurn | null): void {
  model.head = head;
  model.cursor = cursor;
  model.revision += 1;
}

/** A completed turn under the visible one that asked nothing. */
function addCommit(model: SessionModel, id: string, left: Partial<ModelTurn>): void {
  const asked: Asked = { id, kind: "context_patch", text: null, key: undefined };
  add(model, { ...pendingUnder(visible(model), asked), status: "completed", ...left });
}

function settleHead(model: SessionModel, outcome: Partial<ModelOutcome>): void {
  const { status = "failed", tokens = 0, isEnd = false, node = null, context = {}, said = "" } = outcome;
  const turn = model.head;
  turn.status = status;
  turn.pathTokens += tokens;
  model.totalTokens += tokens;
  model.revision += 1;
  if (status !== "completed") return;
  turn.isEnd = isEnd;
  turn.node = node;
  turn.context = context;
  turn.history = [...turn.history, said];
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
  return turn.node === null ? "initialized" : "running";
}

/**
 * What the rules answer: `change`, `unchanged`, `repeats` and the turn, or the reason of a refusal. An accepted command is
 * done to the model.
 */
export function answerOfModel(model: SessionModel, command: RandomCommand, newTurnId: string): string {
  if (command.type === "settle") {
    if (!isPending(model) || find(model, command.turn) !== model.head) return "unchanged";
    settleHead(model, command.outcome);
    return "change";
  }
  if (command.type === "interrupt") {
    const isAnothers = command.soleOwner !== null && command.soleOwner !== lease.owner;
    if (!isPending(model) || !(command.isLeaseOver || isAnothers)) return "unchanged";
    settleHead(model, {});
    return "change";
  }
  if (command.type === "append") {
    const { idempotencyKey: key } = command;
    const first = key && model.turns.find((turn) => turn.key === key);
    if (first) return first.text === command.text.trim() ? `repeats ${first.id}` : "idempotency_mismatch";
    const wrongText = refuseText(command.text);
    if (wrongText) return wrongText;
  }
  if (command.type === "end" && !isPending(model) && visible(model).isEnd) return "unchanged";
  if (command.expected === "wrong") return "revision_conflict";
  if (isPending(model)) return "turn_in_progress";
  return answerAtRest(model, command, newTurnId);
}

type CommandAtRest = Exclude<RandomCommand, { type: "settle" | "interrupt" }>;

/** The revision is right and nothing is pending. */
function answerAtRest(model: SessionModel, command: CommandAtRest, id: string): string {
  const isFull = model.turns.length >= limits.turnsPerSession;
  const base = visible(model);
  switch (command.type) {
    case "append": {
      if (base.isEnd) return "session_ended";
      if (isFull) return "limit_exceeded";
      const { text, idempotencyKey: key } = command;
      add(model, pendingUnder(base, { id, kind: "message", text: text.trim(), key }));
      return "change";
    }
    case "rerun": {
      const turn = find(model, command.turn);
      if (!turn) return "turn_not_found";
      const { kind, parent } = turn;
      if (kind === "context_patch" || (kind === "opening" && command.text !== undefined))
        return "invalid_input";
      const wrongText = command.text === undefined ? null : refuseText(command.text);
      if (wrongText) return wrongText;
      if (isFull) return "limit_exceeded";
      add(model, pendingUnder(parent, { id, kind, text: command.text?.trim() ?? turn.text, key: undefined }));
      return "change";
    }
    case "patch": {
      if (base.isEnd) return "session_ended";
      if (isFull) return "limit_exceeded";
      const kept = Object.entries(base.context).filter(([name]) => !command.unset.includes(name));
      const context = Object.fromEntries([...kept, ...Object.entries(command.set)]);
      const node = command.node ?? base.node;
      if (node === base.node && sorted(context) === sorted(base.context)) return "unchanged";
      addCommit(model, id, { context, node });
      return "change";
    }
    case "end": {
      const disposition = base.context.call_disposition ?? "user_hangup";
      const closed = { mapped_call_disposition: disposition, call_tags: [disposition] };
      addCommit(model, id, {
        isEnd: true,
        context: { ...base.context, call_disposition: disposition, ...closed },
      });
      return "change";
    }
    case "rewind": {
      const cursor = command.turn === null ? null : find(model, command.turn);
      if (cursor === model.cursor) return "unchanged";
      if (cursor === undefined || (cursor && !pathOf(model.head).includes(cursor))) return "turn_not_found";
      move(model, model.head, cursor);
      return "change";
    }
    case "restore": {
      const turn = find(model, command.turn);
      if (!turn) return "turn_not_found";
      const head = pathOf(model.head).includes(turn) ? model.head : newestEnd(model, turn);
      if (head === model.head && model.cursor === null) return "unchanged";
      move(model, head, null);
      return "change";
    }
  }
}

function refuseText(text: string): string | null {
  if (text.trim() === "") return "invalid_input";
  return text.trim().length > limits.textLength ? "limit_exceeded" : null;
}

function newestEnd(model: SessionModel, turn: ModelTurn): ModelTurn {
  const newest = model.turns.filter(({ parent }) => parent === turn).at(-1);
  return newest ? newestEnd(model, newest) : turn;
}

const sorted = (context: JsonObject): string => JSON.stringify(Object.entries(context).sort());
