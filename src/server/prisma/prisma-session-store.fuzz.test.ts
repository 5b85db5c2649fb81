import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenInvariants } from "@/session/invariants";
import { openSession } from "@/session/open-session";
import type { Session } from "@/session/session";
import {
  answerOf,
  decide,
  type RandomCommand,
  randomCommand,
  takeOver,
} from "@/session/testing/random-commands";
import { actor, at, lease } from "@/session/testing/session-builder";
import { answerOfModel, newModel } from "@/session/testing/session-model";
import { viewOf, viewOfModel } from "@/session/testing/session-view";
import { newId } from "../new-id";
import type { RunFacts, SessionStore } from "../ports/session-store";
import { findBrokenSessions } from "../start/find-broken-sessions";
import { createDyingStore, type Death, ProcessDied } from "../testing/dying-store";
import { newRun } from "../testing/new-run";
import {
  hasPostgresql,
  openTestPglite,
  openTestPostgresql,
  type TestDatabase,
} from "../testing/test-database";
import { createPrismaSessionStore } from "./prisma-session-store";

type Step = { command: RandomCommand; death: Death["when"] | null };
const steps = fc.array(
  fc.record({
    command: randomCommand,
    death: fc.constantFrom<Step["death"][]>(null, null, null, null, null, null, "before", "after"),
  }),
  { minLength: 20, maxLength: 50, size: "max" },
);

async function load(store: SessionStore, run: RunFacts): Promise<Session> {
  const stored = await store.load(run);
  if (!stored) throw new Error("The session is gone.");
  return stored.session;
}

const title = "holds what the rules say, whatever is commanded and wherever the process dies";
it(title, () => prove(openTestPglite));
describe.skipIf(!hasPostgresql)("on PostgreSQL", () => {
  it(title, () => prove(openTestPostgresql));
});

async function prove(open: () => Promise<TestDatabase>): Promise<void> {
  const database = await open();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const newProcess = () => createPrismaSessionStore(database.prisma);
      const run = await newRun(database);
      let turnId = newId("turn");
      let store = newProcess();
      const model = newModel(turnId);
      await store.create(run, openSession({ runId: run.runId, turnId, actor, now: at(0), lease }));

      /** What is stored, and what the rules answer, are the same; `death` may take this process. */
      const perform = async (command: RandomCommand, death: Step["death"]) => {
        turnId = newId("turn");
        const session = await load(store, run);
        const decision = decide(session, command, turnId);
        if ("change" in decision && death) {
          const dying = createDyingStore(store, { when: death, atCommit: 0 });
          await expect(dying.commit(session, decision.change)).rejects.toThrow(ProcessDied);
        } else if ("change" in decision) {
          expect(await store.commit(session, decision.change)).not.toBeNull();
        }
        if (death !== "before") expect(answerOfModel(model, command, turnId)).toBe(answerOf(decision));
      };

      for (const { command, death } of sequence) {
        await perform(command, death);
        if (death) {
          store = newProcess();
          await perform(takeOver, null);
        }
        expect(viewOf(await load(store, run))).toEqual(viewOfModel(model));
      }
      const stored = await load(newProcess(), run);
      expect(viewOf(stored)).toEqual(viewOfModel(model));
      expect(brokenInvariants(stored)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect((await findBrokenSessions(database)).broken).toEqual([]);
  await database.close();
}
