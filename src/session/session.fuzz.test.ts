import fc from "fast-check";
import { expect, it } from "vitest";
import { applyChange, type Decision } from "./change";
import { checkpointAt } from "./checkpoint";
import { brokenInvariants } from "./invariants";
import { openSession } from "./open-session";
import { activePath, branches } from "./path";
import { runState, type Session, sessionStatus, turnById, visibleTurn } from "./session";
import { decide, randomCommand } from "./testing/random-commands";
import { at, lease } from "./testing/session-builder";
import {
  answerOfModel,
  modelState,
  modelStatus,
  newModel,
  pathOf,
  type SessionModel,
  visible,
} from "./testing/session-model";

function answerOf(decision: Decision): string {
  if ("refusal" in decision) return decision.refusal.reason;
  return "change" in decision ? "change" : "unchanged";
}

const shown = (session: Session) => ({
  revision: session.revision,
  status: sessionStatus(session),
  state: runState(session),
  visibleTurnId: visibleTurn(session).id,
  path: activePath(session).map(({ id }) => id),
  totalTokens: session.totalUsage.totalTokens,
  turns: [...session.turns.keys()].map((id) => {
    const { currentNodeId, gatheredContext, messages } = checkpointAt(session, id);
    const history = messages.map(({ content }) => content);
    const { status, isEnd, pathUsage } = turnById(session, id);
    return { id, status, isEnd, currentNodeId, gatheredContext, history, pathTokens: pathUsage.totalTokens };
  }),
});

const shownByModel = (model: SessionModel): ReturnType<typeof shown> => ({
  revision: model.revision,
  status: modelStatus(model),
  state: modelState(model),
  visibleTurnId: visible(model).id,
  path: pathOf(model.head).map(({ id }) => id),
  totalTokens: model.totalTokens,
  turns: model.turns.map(({ parent: _, node, context, ...turn }) => ({
    ...turn,
    currentNodeId: node,
    gatheredContext: context,
  })),
});

it("keeps every rule and invariant, whatever is commanded in whatever order", () => {
  fc.assert(
    fc.property(fc.array(randomCommand, { maxLength: 60, size: "max" }), (commands) => {
      let session = openSession({ runId: "run", turnId: "turn-0", now: at(0), lease });
      const model = newModel("turn-0");
      for (const [index, command] of commands.entries()) {
        const turnId = `turn-${index + 1}`;
        const before = session;
        const copy = structuredClone(session);
        const decision = decide(session, command, turnId);
        expect(answerOf(decision)).toBe(answerOfModel(model, command, turnId));
        if ("change" in decision) session = applyChange(session, decision.change);
        expect(before).toEqual(copy);
        expect(session.revision).toBe(before.revision + ("change" in decision ? 1 : 0));
        expect(brokenInvariants(session)).toEqual([]);
        expect(shown(session)).toEqual(shownByModel(model));
        for (const turn of before.turns.values()) {
          if (turn.status !== "pending") expect(session.turns.get(turn.id)).toBe(turn);
        }
        const offPath = branches(session).flatMap(({ turns }) => turns.map(({ id }) => id));
        expect([...offPath, ...activePath(session).map(({ id }) => id)].sort()).toEqual(
          [...session.turns.keys()].sort(),
        );
      }
    }),
    { numRuns: 300 },
  );
});
