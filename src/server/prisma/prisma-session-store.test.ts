import { afterAll, beforeAll, expect, it } from "vitest";
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

/** A store whose loads are interrupted once, after they have read the revision and before they read the turns. */
async function setUp(): Promise<{
  run: RunFacts;
  session: Session;
  store: SessionStore;
  interrupt(work: () => Promise<unknown>): void;
}> {
  let work: () => Promise<unknown> = async () => {};
  const interrupted = database.prisma.$extends({
    query: {
      run: {
        async findFirst({ args, query }) {
          const row = await query(args);
          const once = work;
          work = async () => {};
          await once();
          return row;
        },
      },
    },
  });
  const store = createPrismaSessionStore(interrupted as unknown as PrismaClient);
  const run = await newRun(database);
  const session = begun({ runId: run.runId, turnId: newId("turn") });
  await store.create(run, session);
  const settled = await store.commit(session, changes.settle(session));
  if (!settled) throw new Error("The opening turn was not settled.");
  return {
    run,
    session: settled,
    store,
    interrupt(next) {
      work = next;
    },
  };
}

it("reads again when another process changed the session between the two reads", async () => {
  const { run, session, store, interrupt } = await setUp();
  const other = createPrismaSessionStore(database.prisma);
  let changed: Session | null = null;
  interrupt(async () => {
    changed = await other.commit(session, changes.ask(session, newId("turn")));
  });
  expect(await store.load(run)).toEqual({ run, session: changed });
});

it("reads again when this process changed the session between the two reads", async () => {
  const { run, session, store, interrupt } = await setUp();
  let changed: Session | null = null;
  interrupt(async () => {
    changed = await store.commit(session, changes.ask(session, newId("turn")));
  });
  expect(await store.load(run)).toEqual({ run, session: changed });
});

it("reads a session whole that it does not know, though it changes between the two reads", async () => {
  const { run, session, interrupt, store } = await setUp();
  await store.load(run);
  const rewound = changes.rewind(session, session.headTurnId);
  const other = createPrismaSessionStore(database.prisma);
  interrupt(() => other.commit(session, rewound));
  expect(await store.load(run)).toEqual({ run, session });
  expect((await store.load(run))?.session).toMatchObject({ revision: 3, cursorTurnId: session.headTurnId });
});
