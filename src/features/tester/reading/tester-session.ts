import { replaceEqualDeep } from "@tanstack/react-query";
import type {
  SessionAnswer,
  SessionChangesOutput,
  SessionOutput,
} from "@/server/contract/text-chat-contract";
import type { TurnOutput } from "@/server/contract/turn-output";
import { activePath, branches } from "@/session/path";

/** A session as the page holds it. The model's history is left out: it grows with the chat, and the inspector asks for what it shows. */
export type TesterSession = Omit<SessionOutput, "checkpoint">;

/** The session after an answer: whole, or what changed since a revision that the page had, or that nothing has. */
export function withAnswer(held: TesterSession | undefined, answer: SessionAnswer): TesterSession {
  switch (answer.kind) {
    case "unchanged":
      return expectHeld(held);
    case "changes":
      return withChanges(expectHeld(held), answer);
    case "session": {
      const { checkpoint: _, ...session } = answer;
      return session;
    }
  }
}

/**
 * Answers may arrive out of order: the page never goes back to an older revision. Parts that did not
 * change keep their identity, so that only what changed is drawn again.
 */
export function keepNewestRevision(held: TesterSession | undefined, arrived: TesterSession): TesterSession {
  if (held === undefined) return arrived;
  return arrived.revision < held.revision ? held : replaceEqualDeep(held, arrived);
}

function expectHeld(held: TesterSession | undefined): TesterSession {
  if (!held) throw new Error("Only who holds a session is told what changed in it.");
  return held;
}

/** The same derivation as the server's: the path to the head, and every turn beside it in its branch. */
function withChanges(
  held: TesterSession,
  { sinceRevision: _, sessionData, ...changes }: SessionChangesOutput,
): TesterSession {
  const turns = new Map(allTurns(held).map((turn) => [turn.id, turn]));
  for (const turn of sessionData.turns) turns.set(turn.id, turn);
  for (const { siblingTurnIds } of sessionData.turns) {
    for (const id of siblingTurnIds) {
      const sibling = turns.get(id);
      if (sibling) turns.set(id, { ...sibling, siblingTurnIds });
    }
  }
  const tree = { headTurnId: sessionData.headTurnId, turns };
  return {
    ...changes,
    kind: "session",
    sessionData: {
      ...sessionData,
      turns: activePath(tree),
      discardedFuture: branches(tree).map((branch) => ({
        rewoundFromTurnId: branch.leftAtTurnId,
        discardedAt: branch.leftAt,
        turns: branch.turns,
      })),
    },
  };
}

export function allTurns({ sessionData: { turns, discardedFuture } }: TesterSession): TurnOutput[] {
  return [...turns, ...discardedFuture.flatMap((path) => path.turns)];
}
