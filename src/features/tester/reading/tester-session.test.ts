import fc from "fast-check";
import { expect, test } from "vitest";
import { parseGraph } from "@/engine/graph";
import { plainPrice } from "@/engine/price";
import { start } from "@/engine/testing/workflow-builder";
import { aPath, aSession } from "@/features/tester/testing/session-examples";
import type { RunFacts } from "@/server/ports/session-store";
import { describeChanges, describeSession } from "@/server/text-chat/answer/session-output";
import type { Session } from "@/session/session";
import { randomHistory } from "@/session/testing/random-session";
import { actor } from "@/session/testing/session-builder";
import { keepNewestRevision, withAnswer } from "./tester-session";

const { graph } = parseGraph({ nodes: [start()], edges: [] });
if (!graph) throw new Error("The example is a graph.");
const run: RunFacts = {
  runId: "run",
  workflowId: "workflow",
  organizationId: "organization",
  definitionId: "definition",
  versionNumber: 1,
  name: "Test",
  mode: "textchat",
  initialContext: {},
  annotations: {},
  options: { version: 1, model: "offline", startNodeId: null, now: null, toolModes: {} },
  inactivityTimeoutSeconds: 1_800,
  createdBy: actor,
  createdAt: "2026-03-01T09:00:00.000Z",
};
const price = plainPrice({ input: 2, cachedInput: null, output: 8 });
const whole = (session: Session) => describeSession({ run, session }, graph, price);
const changesSince = (session: Session, revision: number) =>
  describeChanges({ run, session }, graph, price, revision);

test("who is told what changed holds what the whole session would have said, whatever happened in between", () => {
  fc.assert(
    fc.property(randomHistory, fc.infiniteStream(fc.nat(4)), (history, steps) => {
      let held = withAnswer(undefined, whole(history[0]));
      for (let index = 0; index < history.length - 1; ) {
        index = Math.min(index + 1 + steps.next().value, history.length - 1);
        const session = history[index] ?? history[0];
        held = withAnswer(held, changesSince(session, held.revision));
        expect(held).toEqual(withAnswer(undefined, whole(session)));
      }
    }),
    { numRuns: 200 },
  );
});

test("changes since an older revision than the one held add nothing twice", () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      const [opening] = history;
      const last = history.at(-1) ?? opening;
      const held = withAnswer(undefined, whole(last));
      expect(withAnswer(held, changesSince(last, opening.revision - 1))).toEqual(held);
    }),
    { numRuns: 50 },
  );
});

test("an answer that arrives late does not take the page back", () => {
  const newer = aSession({ revision: 5, sessionData: { turns: aPath("a", "b") } });
  const older = aSession({ revision: 4, sessionData: { turns: aPath("a") } });
  expect(keepNewestRevision(newer, older)).toBe(newer);
});

test("a newer revision is taken, and turns that did not change keep their identity", () => {
  const older = aSession({ revision: 4, sessionData: { turns: aPath("a") } });
  const newer = aSession({ revision: 6, sessionData: { turns: aPath("a", "b") } });
  const kept = keepNewestRevision(older, newer);
  expect(kept).toEqual(newer);
  expect(kept.sessionData.turns[0]).toBe(older.sessionData.turns[0]);
});

const unchanged = { kind: "unchanged", unchanged: true } as const;

test("nothing has changed, so the session held is the session", () => {
  const held = aSession({ sessionData: { turns: aPath("a") } });
  expect(withAnswer(held, unchanged)).toBe(held);
  expect(() => withAnswer(undefined, unchanged)).toThrow("Only who holds a session");
});
