import { checkpointAt } from "../checkpoint";
import { activePath } from "../path";
import { runState, type Session, sessionStatus, visibleTurn } from "../session";
import type { Turn } from "../turn";
import { modelState, modelStatus, pathOf, type SessionModel, visible } from "./session-model";

/** Everything a session means, in the words that `viewOfModel` has for the model. */
export function viewOf(session: Session) {
  const turns = [...session.turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);
  return {
    revision: session.revision,
    status: sessionStatus(session),
    state: runState(session),
    visibleTurnId: visibleTurn(session).id,
    path: activePath(session).map(({ id }) => id),
    totalTokens: session.totalUsage.totalTokens,
    turns: turns.map((turn) => viewOfTurn(session, turn)),
  };
}

function viewOfTurn(session: Session, turn: Turn) {
  const { currentNodeId, gatheredContext, messages } = checkpointAt(session, turn.id);
  return {
    id: turn.id,
    parentTurnId: turn.parentTurnId,
    kind: turn.kind,
    status: turn.status,
    text: turn.userText,
    key: turn.idempotencyKey ?? undefined,
    isEnd: turn.isEnd,
    node: currentNodeId,
    context: gatheredContext,
    history: messages.map(({ content }) => content),
    pathTokens: turn.pathUsage.totalTokens,
  };
}

export function viewOfModel(model: SessionModel): ReturnType<typeof viewOf> {
  return {
    revision: model.revision,
    status: modelStatus(model),
    state: modelState(model),
    visibleTurnId: visible(model).id,
    path: pathOf(model.head).map(({ id }) => id),
    totalTokens: model.totalTokens,
    turns: model.turns.map(({ parent, ...turn }) => ({ ...turn, parentTurnId: parent?.id ?? null })),
  };
}
