import { addUsage, noUsage, type Usage } from "@/engine/usage";
import type { Session } from "./session";
import type { Turn } from "./turn";

/** What is broken in a session, in sentences; empty for a sound one. */
export function brokenInvariants(session: Session): string[] {
  const broken: string[] = [];
  const say = (turn: Turn, text: string) => broken.push(`turn ${turn.id} ${text}`);
  const turns = [...session.turns.values()].sort((a, b) => a.createdRevision - b.createdRevision);

  const head = session.turns.get(session.headTurnId);
  if (!head) broken.push(`the head ${session.headTurnId} is not in the tree`);
  if (session.cursorTurnId !== null) {
    if (!ancestry(session, session.headTurnId).has(session.cursorTurnId)) {
      broken.push(`the cursor ${session.cursorTurnId} is not on the path to the head`);
    }
    if (head?.status === "pending") broken.push("a turn is pending while the cursor is set");
  }

  let total = noUsage;
  const seenRevisions = new Set<number>();
  const seenKeys = new Set<string>();
  for (const turn of turns) {
    total = addUsage(total, turn.usage);
    const parent = turn.parentTurnId === null ? null : session.turns.get(turn.parentTurnId);
    if (parent === undefined) say(turn, `has the parent ${turn.parentTurnId}, which is not in the tree`);
    if (parent && parent.createdRevision >= turn.createdRevision) say(turn, "is older than its parent");
    if (parent?.status === "pending") say(turn, "was built on a pending turn");
    if (parent?.isEnd) say(turn, "was built on a turn that ended the session");
    if ((turn.kind === "opening") !== (turn.parentTurnId === null))
      say(turn, "is an opening with a parent, or a root of another kind");
    if (seenRevisions.has(turn.createdRevision)) say(turn, "was added by the same change as another");
    seenRevisions.add(turn.createdRevision);
    if (turn.revision < turn.createdRevision || turn.revision > session.revision)
      say(turn, "has an impossible revision");
    if ((turn.status === "pending") !== (turn.settledAt === null))
      say(turn, "is pending with a settling time, or settled without");
    if ((turn.status === "pending") !== (turn.lease !== null))
      say(turn, "is pending without a lease, or settled with one");
    if (turn.status === "pending" && turn.id !== session.headTurnId) say(turn, "is pending and not the head");
    if ((turn.kind === "message") !== (turn.userText !== null))
      say(turn, "has a user text it should not have, or lacks one");
    if ((turn.userText === null) !== (turn.author === null))
      say(turn, "has an author without a text, or a text without one");
    if (
      turn.status !== "completed" &&
      (turn.messages.length > 0 || turn.isEnd || turn.gatheredContext !== null)
    ) {
      say(turn, "did not complete and left something behind");
    }
    if (turn.status !== "completed" && turn.currentNodeId !== (parent?.currentNodeId ?? null))
      say(turn, "did not complete and moved to another node");
    if ((turn.status === "failed") !== (turn.error !== null))
      say(turn, "failed without a reason, or has one without failing");
    const ancestors = ancestry(session, turn.id);
    if (turn.contextTurnId !== null) {
      if (!ancestors.has(turn.contextTurnId)) say(turn, "refers to a context that is not on its path");
      else if (!session.turns.get(turn.contextTurnId)?.gatheredContext)
        say(turn, "refers to a context that is not there");
    }
    if (turn.gatheredContext !== null && turn.contextTurnId !== turn.id)
      say(turn, "holds a context and refers to another");
    if (!isSameUsage(turn.pathUsage, addUsage(parent?.pathUsage ?? noUsage, turn.usage)))
      say(turn, "has a wrong path usage");
    if (turn.idempotencyKey !== null) {
      if (turn.kind !== "message") say(turn, "has an idempotency key and is no message");
      if (seenKeys.has(turn.idempotencyKey)) say(turn, "has the idempotency key of another");
      seenKeys.add(turn.idempotencyKey);
    }
  }
  if (!isSameUsage(total, session.totalUsage)) broken.push("the total usage is not the sum of all turns");
  return broken;
}

function ancestry(session: Session, turnId: string): Set<string> {
  const seen = new Set<string>();
  for (let turn = session.turns.get(turnId); turn && !seen.has(turn.id); ) {
    seen.add(turn.id);
    turn = turn.parentTurnId === null ? undefined : session.turns.get(turn.parentTurnId);
  }
  return seen;
}

function isSameUsage(left: Usage, right: Usage): boolean {
  const measures = [...Object.keys(noUsage), "cacheWriteTokens"] as (keyof Usage)[];
  return measures.every((measure) => Math.abs((left[measure] ?? 0) - (right[measure] ?? 0)) < 1e-6);
}
