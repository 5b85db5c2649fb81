import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeSession } from "@/client/whole-session";
import { unknownPerson } from "@/session/actor";
import { importInput } from "../contract/session-file-contract";
import type { Caller } from "../services";
import { findBrokenSessions } from "../start/find-broken-sessions";
import { testCaller } from "../testing/test-caller";
import { createTestServices, type TestServices } from "../testing/test-services";
import { explainGenerations } from "../text-chat/explain-generations";
import { exportSession } from "../text-chat/export-session";
import { getSession } from "../text-chat/get-session";
import { importSession } from "../text-chat/import-session";
import { prismaDir, transactionOptions } from "./database";
import stateOf2026November from "./fixtures/rows-of-2026-11.json" with { type: "json" };
import fileOfVersion1 from "./fixtures/session-file-1.json" with { type: "json" };
import { PrismaClient } from "./generated/client";
import { applyMigrations } from "./migrations";
import { pgliteAdapter } from "./pglite-adapter";

/** The newest migration that the rows were written under. */
const migrationOf2026November = "20261125035950_saved_model_prices";

/** A database as it was then, with the rows of then in it. */
async function openDatabaseOf2026November(): Promise<PGlite> {
  const folder = await mkdtemp(join(tmpdir(), "retake-before-"));
  try {
    await cp(join(prismaDir, "migrations"), join(folder, "migrations"), { recursive: true });
    for (const name of await readdir(join(folder, "migrations")))
      if (name > migrationOf2026November) await rm(join(folder, "migrations", name), { recursive: true });
    const pglite = await PGlite.create();
    await applyMigrations(pgliteAdapter(pglite), folder);
    await pglite.exec("SET session_replication_role = replica");
    for (const [table, rows] of Object.entries(stateOf2026November))
      await pglite.query(
        `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`,
        [JSON.stringify(rows)],
      );
    return pglite;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("what was stored before turns had actors and generations numbers", () => {
  let pglite: PGlite;
  let prisma: PrismaClient;
  let services: TestServices;
  let caller: Caller;
  beforeAll(async () => {
    pglite = await openDatabaseOf2026November();
    const adapter = pgliteAdapter(pglite);
    await applyMigrations(adapter, prismaDir);
    prisma = new PrismaClient({ adapter, transactionOptions });
    const close = () => prisma.$disconnect();
    services = createTestServices({ database: { kind: "embedded", prisma, close } });
    caller = testCaller(stateOf2026November.organizations[0]?.id ?? "");
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await pglite.close();
  });

  const runs = stateOf2026November.runs.map(({ id, name, workflow_id }) => ({
    name,
    at: { workflowId: workflow_id, runId: id },
  }));
  const atOf = (name: string) => {
    const run = runs.find((each) => each.name === name);
    if (!run) throw new Error(`There is no session ${name}.`);
    return run.at;
  };
  const explained = async (name: string) => {
    const { session } = (await services.sessions.load({ ...atOf(name), ...caller })) ?? {};
    const turns = [...(session?.turns.values() ?? [])].sort((a, b) => a.createdRevision - b.createdRevision);
    return Promise.all(
      turns.map(async ({ id, kind, status }) => {
        const { isExact, generations } = await explainGenerations(services, caller, {
          ...atOf(name),
          turnId: id,
        });
        const given = generations.map(
          ({ purpose, generation, outcome, isExact: isThisExact }) =>
            `${purpose} ${generation ?? "-"} ${outcome}${isThisExact ? "" : " about"}`,
        );
        return [kind, status, isExact, ...given];
      }),
    );
  };

  it("passes the doctor", async () => {
    expect(await findBrokenSessions({ prisma })).toEqual({ checked: runs.length, broken: [] });
  });

  it.each(runs)("opens, as a person's: $name", async ({ at }) => {
    const session = wholeSession(await getSession(services, caller, at));
    expect(session.createdBy).toEqual(unknownPerson);
    for (const { actor, userMessage } of session.sessionData.turns) {
      expect(actor).toEqual(unknownPerson);
      expect(userMessage?.author ?? "person").toBe("person");
    }
  });

  it("explains completed turns to the letter", async () => {
    expect(await explained("whole")).toEqual([
      ["opening", "completed", true],
      ["message", "completed", true, "conversation 1 finished", "conversation 2 finished"],
      [
        "message",
        "completed",
        true,
        "conversation 1 finished",
        "extraction - finished",
        "conversation 2 finished",
      ],
      [
        "message",
        "completed",
        true,
        "conversation 1 finished",
        "extraction - finished",
        "conversation 2 finished",
      ],
    ]);
  });

  it("explains the others as far as they tell, and says that it is not sure", async () => {
    expect(await explained("broken")).toEqual([
      ["opening", "completed", true],
      ["message", "completed", true, "conversation 1 finished"],
      ["message", "failed", false, "conversation 1 finished about", "conversation 2 failed about"],
      ["message", "cancelled", false, "conversation 1 stopped about"],
      ["message", "completed", true, "conversation 1 finished"],
      ["context_patch", "completed", true],
      ["context_patch", "completed", true, "extraction - finished"],
    ]);
  });

  it("tells of a summary, whose question was not kept", async () => {
    expect((await explained("long")).at(-1)).toEqual([
      "message",
      "completed",
      false,
      "summary - finished about",
      "conversation 1 finished",
    ]);
  });

  it("names in each segment the generation that said it", async () => {
    const { session } = (await services.sessions.load({ ...atOf("broken"), ...caller })) ?? {};
    const told = [...(session?.turns.values() ?? [])]
      .sort((a, b) => a.createdRevision - b.createdRevision)
      .map(({ segments }) => segments.map(({ generation, text }) => [generation, text]));
    expect(told).toEqual([[[null, "Hello Grace."]], [[1, "Yes?"]], [], [[1, "I am"]], [[1, "No."]], [], []]);
  });

  it.each(runs)("is exported, and imported again: $name", async ({ at }) => {
    const file = await exportSession(services, caller, at);
    expect(file.version).toBe(2);
    const session = JSON.parse(JSON.stringify(file));
    const imported = await importSession(
      services,
      caller,
      importInput.parse({ workflowId: at.workflowId, session }),
    );
    const again = await exportSession(services, caller, { ...at, runId: imported.workflowRunId });
    const logs = ({ session: { turns } }: typeof file) =>
      turns.map(({ segments, events }) => [segments, events]);
    expect(logs(again)).toEqual(logs(file));
  });

  it("as a session file of version 1 is imported as what its rows have become", async () => {
    const { workflowId } = atOf("whole");
    const imported = await importSession(
      services,
      caller,
      importInput.parse({ workflowId, session: fileOfVersion1 }),
    );
    const fromFile = await exportSession(services, caller, { workflowId, runId: imported.workflowRunId });
    const fromRows = await exportSession(services, caller, atOf("whole"));
    const logs = ({ session: { turns } }: typeof fromRows) =>
      turns.map(({ actor, author, segments, events }) => [actor, author, segments, events]);
    expect(logs(fromFile)).toEqual(logs(fromRows));
  });
});
