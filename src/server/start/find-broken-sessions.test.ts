import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noUsage } from "@/engine/usage";
import { applyChange } from "@/session/change";
import { at, begun, changes, completed, failed } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import { createPrismaSessionStore } from "../prisma/prisma-session-store";
import { newRun } from "../testing/new-run";
import { openTestPglite, type TestDatabase } from "../testing/test-database";
import { findBrokenSessions } from "./find-broken-sessions";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());

/** opening ─ spoken (holds the context) ─ failed: as stored, with names for the damage to use. */
async function storeChat() {
  const run = await newRun(database);
  const store = createPrismaSessionStore(database.prisma);
  const names = { run: run.runId, opening: newId("turn"), spoken: newId("turn"), failed: newId("turn") };
  let session = begun({ runId: run.runId, turnId: names.opening });
  await store.create(run, session);
  const steps = [
    () => changes.settle(session),
    () => changes.ask(session, names.spoken),
    () => changes.settle(session, completed({ gatheredContext: { name: "Ada" } })),
    () => changes.ask(session, names.failed),
    () => changes.settle(session, failed()),
  ];
  for (const step of steps) {
    const change = step();
    if (!(await store.commit(session, change))) throw new Error("The change was not stored.");
    session = applyChange(session, change);
  }
  return names;
}

type Names = Awaited<ReturnType<typeof storeChat>>;
const turn = (columns: string, which: keyof Names) => (names: Names) =>
  `UPDATE turns SET ${columns} WHERE id = '${names[which]}'`;
const session = (columns: string) => (names: Names) =>
  `UPDATE text_sessions SET ${columns} WHERE run_id = '${names.run}'`;

const oneToken = JSON.stringify({ ...noUsage, inputTokens: 1, totalTokens: 1 });

const damages: [problem: string, damage: (names: Names) => string][] = [
  ["the run has no session", ({ run }) => `DELETE FROM text_sessions WHERE run_id = '${run}'`],
  ["the head gone is not in the tree", session("head_turn_id = 'gone'")],
  ["the cursor gone is not on the path to the head", session("cursor_turn_id = 'gone'")],
  ["turn FAILED has an impossible revision", session("revision = 5")],
  ["the total usage is not the sum of all turns", session(`total_usage = '${oneToken}'`)],
  ["the stored number of turns is 2, and should be 3", session("turn_count = 2")],
  ["the stored status is idle, and should be error", session("status = 'idle'")],
  [
    "the stored state is completed, and should be running",
    ({ run }) => `UPDATE runs SET state = 'completed' WHERE id = '${run}'`,
  ],
  [
    "turn FAILED has the parent SPOKEN, which is not in the tree",
    ({ spoken }) => `DELETE FROM turns WHERE id = '${spoken}'`,
  ],
  ["turn SPOKEN is older than its parent", turn("parent_turn_id = id", "spoken")],
  ["turn SPOKEN is an opening with a parent, or a root of another kind", turn("kind = 'opening'", "spoken")],
  ["turn FAILED was built on a turn that ended the session", turn("is_end = true", "spoken")],
  ["turn FAILED was built on a pending turn", turn("status = 'pending'", "spoken")],
  ["turn SPOKEN is pending without a lease, or settled with one", turn("status = 'pending'", "spoken")],
  ["turn SPOKEN is pending with a settling time, or settled without", turn("settled_at = NULL", "spoken")],
  ["turn SPOKEN has a user text it should not have, or lacks one", turn("user_text = NULL", "spoken")],
  [
    "turn FAILED did not complete and left something behind",
    turn(`messages = '[{"role":"user","content":"Hi"}]'`, "failed"),
  ],
  ["turn FAILED did not complete and moved to another node", turn("current_node_id = NULL", "failed")],
  ["turn FAILED failed without a reason, or has one without failing", turn("error_reason = NULL", "failed")],
  ["turn SPOKEN refers to a context that is not there", turn("gathered_context = NULL", "spoken")],
  ["turn FAILED refers to a context that is not on its path", turn("context_turn_id = 'gone'", "failed")],
  ["turn FAILED has a wrong path usage", turn(`path_usage = '${oneToken}'`, "failed")],
  [
    "turn SPOKEN cannot be read at events.0.payload.kind: Invalid input: expected string, received undefined",
    turn(
      `events = '${JSON.stringify([{ type: "notice", createdAt: at(0), payload: { nodeId: "ask", message: "Oh." } }])}'`,
      "spoken",
    ),
  ],
  [
    "turn SPOKEN cannot be read at usage.inputTokens: Invalid input: expected number, received string",
    turn(`usage = '${JSON.stringify({ ...noUsage, inputTokens: "1" })}'`, "spoken"),
  ],
  [
    "the total usage cannot be read at inputTokens: Invalid input: expected number, received undefined",
    session("total_usage = '{}'"),
  ],
  ["the actor of turn SPOKEN cannot be read", turn(`actor = '{"kind":"ghost"}'`, "spoken")],
  [
    "the actor of the run cannot be read",
    ({ run }) => `UPDATE runs SET created_by = '7' WHERE id = '${run}'`,
  ],
  [
    "run RUN cannot be read at options.version: Invalid input: expected 1",
    ({ run }) => `UPDATE runs SET options = '{"version":9}' WHERE id = '${run}'`,
  ],
  [
    "definition DEFINITION cannot be read at graph: Expected a workflow's JSON: an object with the lists `nodes` and `edges`.",
    ({ run }) =>
      `UPDATE definitions SET graph = '[]' WHERE id = (SELECT definition_id FROM runs WHERE id = '${run}')`,
  ],
  ["turn OPENING has an idempotency key and is no message", turn("idempotency_key = 'key'", "opening")],
];

describe("the sessions of a database", () => {
  it("are all sound when the domain has written them, and read page by page", async () => {
    for (let chat = 0; chat < 51; chat += 1) await storeChat();
    expect(await findBrokenSessions(database)).toEqual({ checked: 51, broken: [] });
  });

  it.each(damages)("are reported: %s", async (problem, damage) => {
    const names = await storeChat();
    await database.prisma.$executeRawUnsafe(damage(names));
    const { broken } = await findBrokenSessions(database);
    const [found, ...others] = broken;
    expect([found?.runId, others]).toEqual([names.run, []]);
    const { opening, spoken, failed } = names;
    const { definitionId = "" } = (await database.prisma.run.findUnique({ where: { id: names.run } })) ?? {};
    const sentence = problem
      .replace("OPENING", opening)
      .replace("SPOKEN", spoken)
      .replace("FAILED", failed)
      .replace("RUN", names.run)
      .replace("DEFINITION", definitionId);
    expect(found?.problems).toContain(sentence);
    await database.prisma.run.delete({ where: { id: names.run } });
  });
});
