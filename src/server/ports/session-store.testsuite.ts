import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyChange, type SessionChange } from "@/session/change";
import { brokenInvariants } from "@/session/invariants";
import { type Session, visibleTurn } from "@/session/session";
import { at, begun, changes, completed, failed, lease } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import { newRun } from "../testing/new-run";
import type { TestDatabase } from "../testing/test-database";
import type { RunFacts, SessionStore } from "./session-store";

/** What any session store does. Two stores of `newStore` stand for two processes on one database. */
export function describeSessionStore(
  openDatabase: () => Promise<TestDatabase>,
  newStore: (database: TestDatabase) => SessionStore,
): void {
  let database: TestDatabase;
  let store: SessionStore;
  beforeAll(async () => {
    database = await openDatabase();
    store = newStore(database);
  });
  afterAll(() => database.close());

  /** A stored session with its opening turn settled. */
  async function newSession(given: Partial<RunFacts> = {}): Promise<{ run: RunFacts; session: Session }> {
    const run = await newRun(database, given);
    const session = begun({ runId: run.runId, turnId: newId("turn") });
    expect(await store.create(run, session)).toBe(true);
    return { run, session: await commit(session, changes.settle(session)) };
  }

  async function commit(session: Session, change: SessionChange, by = store): Promise<Session> {
    const next = await by.commit(session, change);
    if (!next) throw new Error("The change was not stored.");
    return next;
  }

  const ask = (session: Session) => changes.ask(session, newId("turn"));
  const say = async (session: Session, outcome = completed()) => {
    const pending = await commit(session, ask(session));
    return commit(pending, changes.settle(pending, outcome));
  };

  describe("create and load", () => {
    it("gives back what was stored, to this process and to others", async () => {
      const run = await newRun(database);
      const session = begun({ runId: run.runId, turnId: newId("turn") });
      expect(await store.create(run, session)).toBe(true);
      expect(await store.load(run)).toEqual({ run, session });
      expect(await newStore(database).load(run)).toEqual({ run, session });
    });

    it("stores nothing when the definition is gone", async () => {
      const run = await newRun(database, { definitionId: newId("def") });
      const before = await database.contents();
      const session = begun({ runId: run.runId, turnId: newId("turn") });
      expect(await store.create(run, session)).toBe(false);
      expect(await database.contents()).toEqual(before);
      expect(await store.load(run)).toBeNull();
    });

    it("answers for another organization or workflow as for a run that is not there", async () => {
      const [{ run }, other] = [await newSession(), await newRun(database)];
      const { runId, workflowId, organizationId } = other;
      expect(await store.load({ ...run, organizationId })).toBeNull();
      expect(await store.load({ ...run, workflowId })).toBeNull();
      expect(await store.load({ ...run, runId })).toBeNull();
    });
  });

  describe("commit", () => {
    it("stores each kind of change as the domain decided it", async () => {
      let { run, session } = await newSession();
      const segments = [
        { nodeId: "ask", nodeName: "Ask", source: "model" as const, generation: 1, text: "Hi" },
      ];
      const messages = [{ role: "user" as const, content: "Hello" }];
      const payload = { reason: "internal", message: "Oh.", generation: 1 };
      const events = [{ type: "execution_error" as const, createdAt: at(1), payload }];
      const steps: ((session: Session) => SessionChange)[] = [
        ask,
        (current) =>
          changes.settle(current, completed({ segments, messages, gatheredContext: { name: "Ada" } })),
        ask,
        (current) => changes.settle(current, failed({ segments, events })),
        (current) => changes.rewind(current, rootOf(current)),
        ask,
        (current) => changes.settle(current, completed({ isEnd: true })),
        (current) => changes.rewind(current, rootOf(current)),
        (current) => changes.rewind(current, null),
        (current) => changes.rewind(current, rootOf(current)),
        (current) => changes.end(current, newId("turn")),
      ];
      for (const step of steps) {
        const change = step(session);
        const expected = applyChange(session, change);
        session = await commit(session, change);
        expect(session).toEqual(expected);
        expect(await newStore(database).load(run)).toEqual({ run, session });
        expect(brokenInvariants(session)).toEqual([]);
      }
    });

    it("10a writes nothing against a revision that has passed", async () => {
      const { run, session } = await newSession();
      const stale = ask(session);
      const current = await say(session);
      const before = await database.contents();
      expect(await store.commit(session, stale)).toBeNull();
      expect(await database.contents()).toEqual(before);
      expect(await store.load(run)).toEqual({ run, session: current });
    });

    it("10a stores exactly one of twenty changes decided on the same revision", async () => {
      const { run, session } = await newSession();
      const stores = [store, newStore(database)];
      const results = await Promise.all(
        Array.from({ length: 20 }, (_item, index) => stores[index % 2]?.commit(session, ask(session))),
      );
      const [winner, ...others] = results.filter((result) => result);
      expect(others).toEqual([]);
      for (const each of [...stores, newStore(database)]) {
        expect(await each.load(run)).toEqual({ run, session: winner });
      }
    });

    it("leaves nothing behind when one of its writes fails", async () => {
      const { run, session } = await newSession();
      const taken = visibleTurn((await newSession()).session).id;
      const before = await database.contents();
      await expect(store.commit(session, changes.ask(session, taken))).rejects.toThrow();
      expect(await database.contents()).toEqual(before);
      expect(await store.load(run)).toEqual({ run, session });
    });
  });

  describe("two processes", () => {
    it("see each other's changes exactly", async () => {
      const { run, session } = await newSession();
      const stores = [store, newStore(database)] as const;
      let current = session;
      for (let turn = 0; turn < 4; turn += 1) {
        for (const step of [
          ask,
          changes.settle,
          (settled: Session) => changes.rewind(settled, rootOf(settled)),
        ]) {
          current = await commit(current, step(current), stores[turn % 2]);
          for (const each of stores) expect(await each.load(run)).toEqual({ run, session: current });
        }
      }
    });

    it("see a lease that was renewed", async () => {
      const { run, session } = await newSession();
      const pending = await commit(session, ask(session));
      const other = newStore(database);
      await other.load(run);
      expect(await store.renewLease(pending.headTurnId, lease.owner, at(60))).toEqual({
        isCancelRequested: false,
      });
      const seen = await other.load(run);
      expect(seen?.session.turns.get(pending.headTurnId)?.lease).toEqual({ ...lease, expiresAt: at(60) });
      expect(seen?.session.revision).toBe(pending.revision);
    });

    it("never read a tree and a revision that do not belong together", async () => {
      const { run, session } = await newSession();
      const history = new Map([[session.revision, session]]);
      const reader = newStore(database);
      let isWriting = true;
      const write = async () => {
        let current = session;
        for (let turn = 0; turn < 20; turn += 1) {
          for (const step of [ask, changes.settle]) {
            const change = step(current);
            history.set(change.revision, applyChange(current, change));
            current = await commit(current, change);
          }
        }
        isWriting = false;
      };
      const read = async (by: SessionStore) => {
        do {
          const loaded = (await by.load(run))?.session;
          expect(loaded).toEqual(history.get(loaded?.revision ?? 0));
        } while (isWriting);
      };
      await Promise.all([write(), read(reader), read(reader), read(store)]);
    });
  });

  describe("leases", () => {
    it("11a are prolonged by their owner only, and only while the turn is pending", async () => {
      const { session } = await newSession();
      const pending = await commit(session, ask(session));
      const before = await database.contents();
      expect(await store.renewLease(pending.headTurnId, "process-2", at(60))).toBeNull();
      expect(await store.renewLease(session.headTurnId, lease.owner, at(60))).toBeNull();
      expect(await store.renewLease("unknown", lease.owner, at(60))).toBeNull();
      expect(await database.contents()).toEqual(before);
    });

    it("8 say that a stop was asked for, as long as the turn is pending", async () => {
      const { session } = await newSession();
      const pending = await commit(session, ask(session));
      const turnId = pending.headTurnId;
      await store.requestCancel(session.headTurnId);
      expect(await store.renewLease(turnId, lease.owner, at(60))).toEqual({ isCancelRequested: false });
      await newStore(database).requestCancel(turnId);
      expect(await store.renewLease(turnId, lease.owner, at(60))).toEqual({ isCancelRequested: true });
    });

    it("11b are found when they have run out, or are not of the only process there can be", async () => {
      const { run, session } = await newSession();
      await commit(session, ask(session));
      const { runId, workflowId, organizationId } = run;
      const isFound = async (now: string, soleOwner: string | null) => {
        const found = await store.findAbandoned({ now, soleOwner, limit: 1_000 });
        return found.some((scope) => scope.runId === runId);
      };
      expect(await isFound(at(29), null)).toBe(false);
      expect(await isFound(at(29), lease.owner)).toBe(false);
      expect(await isFound(at(29), "process-2")).toBe(true);
      expect(await isFound(lease.expiresAt, lease.owner)).toBe(true);
      expect(
        await store.findAbandoned({ now: lease.expiresAt, soleOwner: null, limit: 1_000 }),
      ).toContainEqual({
        runId,
        workflowId,
        organizationId,
      });
    });

    it("11b are found a page at a time, and not once the turn has settled", async () => {
      const { run, session } = await newSession();
      const pending = await commit(session, ask(session));
      const other = (await newSession()).session;
      await commit(other, ask(other));
      expect(await store.findAbandoned({ now: at(99), soleOwner: null, limit: 1 })).toHaveLength(1);
      await commit(pending, changes.settle(pending));
      const found = await store.findAbandoned({ now: at(99), soleOwner: null, limit: 1_000 });
      expect(found.map(({ runId }) => runId)).not.toContain(run.runId);
    });
  });

  describe("inactive sessions", () => {
    it("are found from their deadline on, the longest overdue first, unless they ended or wait for a turn", async () => {
      const slow = await newSession({ inactivityTimeoutSeconds: 300 });
      const quick = await newSession({ inactivityTimeoutSeconds: 60 });
      const [over, pending] = [await newSession({ inactivityTimeoutSeconds: 60 }), await newSession()];
      const ended = await commit(over.session, changes.end(over.session, newId("turn")));
      await commit(ended, changes.rewind(ended, ended.headTurnId));
      await commit(pending.session, ask(pending.session));
      const ours = new Set([slow, quick, over, pending].map(({ run }) => run.runId));
      const found = async (now: string) => {
        const sessions = await store.findInactive({ now, limit: 1_000 });
        return sessions.filter(({ scope }) => ours.has(scope.runId));
      };
      const inactive = ({ run, session }: typeof slow, seconds: number) => ({
        scope: { runId: run.runId, workflowId: run.workflowId, organizationId: run.organizationId },
        revision: session.revision,
        endedAt: new Date(Date.parse(session.updatedAt) + seconds * 1_000).toISOString(),
      });
      const justBefore = new Date(Date.parse(inactive(quick, 60).endedAt) - 1).toISOString();
      expect(await found(justBefore)).toEqual([]);
      expect(await found(inactive(quick, 60).endedAt)).toEqual([inactive(quick, 60)]);
      expect(await found(at(86_400))).toEqual([inactive(quick, 60), inactive(slow, 300)]);
      expect(await store.findInactive({ now: at(86_400), limit: 1 })).toHaveLength(1);
    });
  });

  describe("list", () => {
    const everyState = { state: null, search: null, before: null, limit: 100 };

    it("says what a session is like now", async () => {
      const { run, session } = await newSession();
      const pending = await commit(session, ask(session));
      const over = await commit(pending, changes.settle(pending, completed({ isEnd: true })));
      const summary = {
        runId: run.runId,
        workflowId: run.workflowId,
        name: "WR-TEXT-1",
        versionNumber: 3,
        turnCount: 2,
        createdBy: run.createdBy,
        createdAt: at(0),
      };
      const ended = {
        ...summary,
        state: "completed",
        status: "completed",
        revision: 4,
        updatedAt: over.updatedAt,
      };
      expect(await store.list({ ...run, ...everyState })).toEqual([ended]);
      const back = await commit(over, changes.rewind(over, rootOf(over)));
      const rewound = {
        ...summary,
        state: "running",
        status: "rewound",
        revision: 5,
        updatedAt: back.updatedAt,
      };
      expect(await store.list({ ...run, ...everyState })).toEqual([rewound]);
    });

    it("holds the sessions of that organization's workflow in that state", async () => {
      const { run, session } = await newSession();
      await newSession();
      const { organizationId } = await newRun(database);
      const ids = async (query: { organizationId?: string; state: "running" | "completed" | null }) =>
        (await store.list({ ...run, ...everyState, ...query })).map(({ runId }) => runId);
      expect(await ids({ state: null })).toEqual([run.runId]);
      expect(await ids({ state: "running" })).toEqual([run.runId]);
      expect(await ids({ state: "completed" })).toEqual([]);
      expect(await ids({ state: null, organizationId })).toEqual([]);
      await commit(session, changes.end(session, newId("turn")));
      expect(await ids({ state: "completed" })).toEqual([run.runId]);
    });

    it("finds sessions by a part of their name, whatever it holds and in which case it is written", async () => {
      const { run } = await newSession();
      const found = async (search: string) =>
        (await store.list({ ...run, ...everyState, search })).map(({ name }) => name);
      expect(await store.rename(run, "100% of the Refund_test \\ first")).toBe(true);
      const name = "100% of the Refund_test \\ first";
      for (const part of ["refund", "100%", "d_T", "\\ f"]) expect(await found(part)).toEqual([name]);
      for (const part of ["1%f", "refund-test", "dXt", "/"]) expect(await found(part)).toEqual([]);
      expect((await store.load(run))?.run.name).toBe(name);
    });

    it("renames nothing of another organization", async () => {
      const { run } = await newSession();
      const { organizationId } = await newRun(database);
      expect(await store.rename({ ...run, organizationId }, "Mine")).toBe(false);
      expect((await store.load(run))?.run.name).toBe(run.name);
    });

    it("goes on where a page ended, newest first, whole even among equal times", async () => {
      const { run } = await newSession();
      const { workflowId, organizationId, definitionId } = run;
      const place = { workflowId, organizationId, definitionId };
      for (const seconds of [5, 5, 5, 9]) await newSession({ ...place, createdAt: at(seconds) });
      const all = await store.list({ ...run, ...everyState });
      expect(all.map(({ createdAt }) => createdAt)).toEqual([at(9), at(5), at(5), at(5), at(0)]);
      const paged: string[] = [];
      for (let before: { createdAt: string; runId: string } | null = null; ; ) {
        const page = await store.list({ ...run, ...everyState, before, limit: 2 });
        paged.push(...page.map(({ runId }) => runId));
        const last = page[1];
        if (!last) break;
        before = { createdAt: last.createdAt, runId: last.runId };
      }
      expect(paged).toEqual(all.map(({ runId }) => runId));
    });
  });

  describe("cost", () => {
    const count = async (work: () => Promise<unknown>) => (await database.statementsOf(work)).length;

    it("does not grow with the number of turns", async () => {
      const { run, session } = await newSession();
      const reader = newStore(database);
      const measure = async (before: Session) => {
        await reader.load(run);
        let current = before;
        const turn = await count(async () => {
          current = await say(before);
        });
        const oneNew = await count(() => reader.load(run));
        const unchanged = await count(() => reader.load(run));
        return { current, costs: { turn, oneNew, unchanged } };
      };
      const early = await measure(await say(session));
      let current = early.current;
      for (let turn = 0; turn < 40; turn += 1) current = await say(current);
      const late = await measure(current);
      expect(late.costs).toEqual(early.costs);
      expect(late.costs.unchanged).toBeLessThanOrEqual(2);
      expect(late.costs.oneNew).toBeLessThanOrEqual(3);
      expect(late.costs.turn).toBeLessThanOrEqual(6);
    });

    it("does not read turns again that were read before", async () => {
      const { run, session } = await newSession();
      const reader = newStore(database);
      const known = (await reader.load(run))?.session.turns.get(session.headTurnId);
      await say(session);
      expect((await reader.load(run))?.session.turns.get(session.headTurnId)).toBe(known);
    });
  });
}

function rootOf(session: Session): string {
  const [root] = session.turns.keys();
  return root ?? "none";
}
