import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import { newRun } from "../testing/new-run";
import {
  hasPostgresql,
  loadPglite,
  openTestPglite,
  openTestPostgresql,
  type TestDatabase,
} from "../testing/test-database";
import { prismaDir } from "./database";
import { Prisma } from "./generated/client";
import { applyMigrations, migrationToSchema, writeMigration } from "./migrations";
import { pgliteAdapter } from "./pglite-adapter";

it("leads to the schema: nothing is left to migrate", async () => {
  const pglite = await loadPglite();
  expect(await migrationToSchema(pgliteAdapter(pglite), prismaDir)).toBe("");
  await pglite.close();
});

describe("a migration", () => {
  let folder: string;
  let pglite: PGlite;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "retake-migrations-"));
    pglite = await loadPglite();
    await pglite.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  });
  afterAll(async () => {
    await pglite.close();
    await rm(folder, { recursive: true });
  });
  const apply = () => applyMigrations(pgliteAdapter(pglite), folder);
  const write = (name: string, sql: string, day: number) =>
    writeMigration(folder, name, sql, new Date(Date.UTC(2026, 2, day)));

  it("is named after its time and purpose", async () => {
    const file = await write(
      "Add letters",
      "-- One; and two.\nCREATE TABLE letters (a text);\nCREATE TABLE more (b text);",
      1,
    );
    expect(file).toBe(join("migrations", "20260301000000_add_letters", "migration.sql"));
    expect(await readFile(join(folder, file), "utf8")).toContain("CREATE TABLE letters");
  });

  it("is applied once, whole, whatever stands in its comments", async () => {
    expect(await apply()).toEqual(["20260301000000_add_letters"]);
    expect(await apply()).toEqual([]);
    expect((await pglite.query("SELECT * FROM letters, more")).rows).toEqual([]);
  });

  it("that fails is an error and leaves nothing", async () => {
    await write("broken", "CREATE TABLE half (a text);\nCREATE TABLE letters (a text);", 2);
    await expect(apply()).rejects.toThrow("already exists");
    await expect(pglite.query("SELECT * FROM half")).rejects.toThrow("does not exist");
  });
});

describe("on PGlite", () => describeIndexes(openTestPglite));
describe.skipIf(!hasPostgresql)("on PostgreSQL", () => describeIndexes(openTestPostgresql));

function describeIndexes(open: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const isDuplicate = expect.objectContaining({ code: "P2002" });

  it.each(["draft", "published"] as const)("refuses a second %s version of a workflow", async (status) => {
    const { prisma } = database;
    const [run, other] = [await newRun(database), await newRun(database)];
    const version = (number: number, { workflowId, definitionId } = run) => ({
      id: newId("ver"),
      workflowId,
      definitionId,
      number,
      status,
      createdAt: at(0),
      updatedAt: at(0),
    });
    await prisma.workflowVersion.create({ data: version(1) });
    await prisma.workflowVersion.create({ data: version(1, other) });
    await expect(prisma.workflowVersion.create({ data: version(2) })).rejects.toEqual(isDuplicate);
    const archived = { ...version(2), status: "archived" as const };
    await prisma.workflowVersion.create({ data: archived });
    await prisma.workflowVersion.create({ data: { ...archived, id: newId("ver"), number: 3 } });
    expect(await prisma.workflowVersion.count({ where: { workflowId: run.workflowId } })).toBe(3);
  });

  it("refuses a second pending turn of a session", async () => {
    const { prisma } = database;
    const { runId, inactivityTimeoutSeconds, ...facts } = await newRun(database);
    const turn = (status: "pending" | "failed", createdRevision: number): Prisma.TurnCreateManyInput => ({
      id: newId("turn"),
      runId,
      kind: "opening",
      status,
      createdRevision,
      revision: createdRevision,
      createdAt: at(0),
      segments: [],
      events: [],
      messages: [],
      usage: {},
      pathUsage: {},
      isEnd: false,
      gatheredContext: Prisma.DbNull,
    });
    const session = {
      revision: 1,
      headTurnId: "t",
      turnCount: 1,
      totalUsage: {},
      updatedAt: at(0),
      inactivityTimeoutSeconds,
    };
    await prisma.run.create({
      data: {
        ...facts,
        id: runId,
        state: "running",
        initialContext: {},
        annotations: {},
        textSession: { create: { ...session, status: "idle" } },
      },
    });
    await prisma.turn.createMany({ data: [turn("pending", 1), turn("failed", 2), turn("failed", 3)] });
    await expect(prisma.turn.create({ data: turn("pending", 4) })).rejects.toEqual(isDuplicate);
  });
}
