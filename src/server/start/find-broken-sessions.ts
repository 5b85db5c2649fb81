import { brokenInvariants } from "@/session/invariants";
import { runState, type Session, sessionStatus } from "@/session/session";
import { usage } from "../contract/turn-log";
import { Prisma } from "../prisma/generated/client";
import { definitionFromRow } from "../prisma/prisma-definition-store";
import { actorProblem, readStored, UnreadableRow } from "../prisma/read-stored";
import { runFromRow } from "../prisma/run-row";
import { turnFromRow } from "../prisma/turn-row";
import type { Services } from "../services";

export type BrokenSession = { runId: string; problems: string[] };

const pageSize = 50;

const wholeRun = { definition: true, textSession: { include: { turns: true } } } satisfies Prisma.RunInclude;
type WholeRun = Prisma.RunGetPayload<{ include: typeof wholeRun }>;

/**
 * Reads every session, a page at a time, as it is stored: past the store's cache, and without the derivations that a broken
 * tree would stop. Each page is one snapshot, so that a session which changes meanwhile is not taken for broken.
 */
export async function findBrokenSessions({
  prisma,
}: Pick<Services, "prisma">): Promise<{ checked: number; broken: BrokenSession[] }> {
  const broken: BrokenSession[] = [];
  let checked = 0;
  for (let after = ""; ; ) {
    const page = await prisma.$transaction(
      (transaction) =>
        transaction.run.findMany({
          where: { id: { gt: after }, mode: "textchat" },
          include: wholeRun,
          orderBy: { id: "asc" },
          take: pageSize,
        }),
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
    );
    for (const run of page) {
      const problems = problemsOf(run);
      if (problems.length > 0) broken.push({ runId: run.id, problems });
    }
    checked += page.length;
    const last = page[pageSize - 1];
    if (!last) return { checked, broken };
    after = last.id;
  }
}

function problemsOf(run: WholeRun): string[] {
  const { state, textSession: stored } = run;
  if (!stored) return ["the run has no session"];
  let session: Session;
  try {
    runFromRow(run);
    definitionFromRow(run.definition);
    session = readSession(run.id, stored);
  } catch (error) {
    if (error instanceof UnreadableRow) return [error.message];
    throw error;
  }
  const problems = [...brokenInvariants(session), ...actorProblems(run.createdBy, stored.turns)];
  const compare = (what: string, kept: string | number, derived: string | number) => {
    if (kept !== derived) problems.push(`the stored ${what} is ${kept}, and should be ${derived}`);
  };
  compare("number of turns", stored.turnCount, session.turns.size);
  const isVisible = session.turns.has(session.cursorTurnId ?? session.headTurnId);
  if (isVisible && session.turns.has(session.headTurnId)) {
    compare("status", stored.status, sessionStatus(session));
    compare("state", state, runState(session));
  }
  return problems;
}

function actorProblems(createdBy: unknown, turns: readonly { id: string; actor: unknown }[]): string[] {
  return [
    actorProblem(createdBy, "the run"),
    ...turns.map(({ id, actor }) => actorProblem(actor, `turn ${id}`)),
  ].filter((problem) => problem !== null);
}

function readSession(runId: string, stored: NonNullable<WholeRun["textSession"]>): Session {
  return {
    runId,
    revision: stored.revision,
    headTurnId: stored.headTurnId,
    cursorTurnId: stored.cursorTurnId,
    totalUsage: readStored(usage, stored.totalUsage, "the total usage"),
    updatedAt: stored.updatedAt.toISOString(),
    turns: new Map(stored.turns.map((row) => [row.id, turnFromRow(row)])),
  };
}
