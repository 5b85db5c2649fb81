import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openTestEmbedded, placeEmbedded, type TestDatabase } from "../testing/test-database";
import { prismaDir } from "./database";
import { openEmbeddedAdapter } from "./embedded-adapter";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestEmbedded();
});
afterAll(() => database.close());

const organization = (slug: string) => ({ id: slug, slug, name: slug, createdAt: new Date(0) });

it("tells the errors of the database as if it were on this thread", async () => {
  await database.prisma.organization.create({ data: organization("one") });
  await expect(database.prisma.organization.create({ data: organization("one") })).rejects.toMatchObject({
    code: "P2002",
  });
  await expect(database.prisma.$queryRaw`SELECT * FROM nowhere`).rejects.toMatchObject({ code: "P2010" });
});

it("stores a transaction whole or not at all", async () => {
  const before = await database.contents();
  const failing = database.prisma.$transaction(async (transaction) => {
    await transaction.organization.create({ data: organization("two") });
    throw new Error("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await database.contents()).toEqual(before);
  await database.prisma.$transaction(async (transaction) => {
    await transaction.organization.create({ data: organization("three") });
    await transaction.organization.update({ where: { slug: "three" }, data: { name: "Three" } });
  });
  expect(await database.prisma.organization.findUnique({ where: { slug: "three" } })).toMatchObject({
    name: "Three",
  });
});

it("goes on computing elsewhere while this thread is busy with something else", async () => {
  const slow = database.prisma.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM generate_series(1, 1000000)`;
  let turns = 0;
  const tick = setInterval(() => (turns += 1), 0);
  expect(await slow).toEqual([{ n: 1_000_000 }]);
  clearInterval(tick);
  expect(turns).toBeGreaterThan(0);
});

it("begins anew where the creation of a database was cut off, and leaves alone what is none", async () => {
  const home = await mkdtemp(join(tmpdir(), "retake-embedded-"));
  const folder = join(home, "database");
  await mkdir(`${folder}.new`);
  await writeFile(join(`${folder}.new`, "PG_VERSION"), "cut off");
  await (await openEmbeddedAdapter(folder, prismaDir)).close();
  expect(await readdir(home)).toEqual(["database"]);

  const notOurs = join(home, "letters");
  await mkdir(notOurs);
  await writeFile(join(notOurs, "letter"), "Dear Ada");
  await expect(openEmbeddedAdapter(notOurs, prismaDir)).rejects.toThrow("ENOTEMPTY");
  expect(await readdir(notOurs)).toEqual(["letter"]);
  await rm(home, { recursive: true });
}, 60_000);

it("says that its thread has died, and leaves no question waiting", async () => {
  const folder = await mkdtemp(join(tmpdir(), "retake-embedded-"));
  await placeEmbedded(folder);
  const whenDead = vi.fn();
  const started = once(process, "worker") as Promise<[Worker]>;
  const adapter = await openEmbeddedAdapter(folder, prismaDir, whenDead);
  const connection = await adapter.connect();
  const slow = { sql: "SELECT count(*) FROM generate_series(1, 100000000)", args: [], argTypes: [] };
  const unanswered = expect(connection.queryRaw(slow)).rejects.toThrow("has ended");
  const [thread] = await started;
  await thread.terminate();
  await unanswered;
  await expect(connection.queryRaw(slow)).rejects.toThrow("has ended");
  expect(whenDead.mock.calls).toEqual([[expect.any(Error)]]);
  await rm(folder, { recursive: true });
}, 60_000);
