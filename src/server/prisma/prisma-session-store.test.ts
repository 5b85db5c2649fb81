import { afterAll, beforeAll, expect, it } from "vitest";
import { applyChange, type SessionChange } from "@/session/change";
import type { Session } from "@/session/session";
import { begun, changes } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import type { RunFacts, SessionStore } from "../ports/session-store";
import { newRun } from "../testing/new-run";
import { openTestPglite, type TestDatabase } from "../testing/test-database";
import type { PrismaClient } from "./generated/client";
import { createPrismaSessionStore } from "./prisma-session-store";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());

type Work = () => Promise<unknown>;

/** A store whose next load is interrupted once, after it has read the revision and before it reads the turns. */
function interruptedStore(): { store: SessionStore; interrupt(work: Work): void } {
  let work: Work | null = null;
  const client = database.prisma.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const once = work;
        work = null;
        const rows = await query(args);
        await once?.();
        return rows;
      },
    },
  });
  const interrupt = (next: Work) => {
    work = next;
  };
  return { store: createPrismaSessionStore(client as unknown as PrismaClient), interrupt };
}

/** A stored session whose opening turn is pending, and what comes next. */
async function pendingSession(): Promise<{
  run: RunFacts;
  pending: Session;
  settled: Session;
  change: SessionChange;
}> {
  const run = await newRun(database);
  const pending = begun({ runId: run.runId, turnId: newId("turn") });
  await createPrismaSessionStore(database.prisma).create(run, pending);
  const change = changes.settle(pending);
  return { run, pending, change, settled: applyChange(pending, change) };
}

it.each(["unknown to this process", "known to this process"])(
  "loads a session that is %s whole, though another process changes it between the two reads",
  async (knowledge) => {
    const { run, pending, change, settled } = await pendingSession();
    const { store, interrupt } = interruptedStore();
    if (knowledge === "known to this process") await store.load(run);
    interrupt(() => createPrismaSessionStore(database.prisma).commit(pending, change));
    expect(await store.load(run)).toEqual({ run, session: settled });
  },
);

it("loads a session whole, though this process changes it between the two reads", async () => {
  const { run, pending, change, settled } = await pendingSession();
  const { store, interrupt } = interruptedStore();
  await store.load(run);
  interrupt(() => store.commit(pending, change));
  expect(await store.load(run)).toEqual({ run, session: settled });
});

it("finds no session when it is deleted between the two reads", async () => {
  const { run } = await pendingSession();
  const { store, interrupt } = interruptedStore();
  interrupt(() => createPrismaSessionStore(database.prisma).delete(run));
  expect(await store.load(run)).toBeNull();
});

it("loads a session as it was, when only the cursor moves between the two reads", async () => {
  const { run, pending, change, settled } = await pendingSession();
  const { store, interrupt } = interruptedStore();
  await store.commit(pending, change);
  interrupt(() => store.commit(settled, changes.rewind(settled, settled.headTurnId)));
  expect(await store.load(run)).toEqual({ run, session: settled });
  expect((await store.load(run))?.session).toMatchObject({ revision: 3, cursorTurnId: settled.headTurnId });
});

it("gives up on a session whose turns are newer than itself, instead of reading it for ever", async () => {
  const { run, pending } = await pendingSession();
  await database.prisma.turn.update({ where: { id: pending.headTurnId }, data: { revision: 9 } });
  await expect(createPrismaSessionStore(database.prisma).load(run)).rejects.toThrow(run.runId);
});
