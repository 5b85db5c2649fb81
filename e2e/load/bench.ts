import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { type Database, openEmbedded, openPostgresql } from "@/server/prisma/database";
import { administer, startPostgresqlServer, urlOfDatabase } from "@/server/testing/postgresql-server";
import { serverVariables } from "../server-variables";
import { measureBareSql } from "./bare-sql";
import { type Figure, toLine, toTable } from "./figures";
import { measureHttpCost } from "./http-cost";
import { measureLangGraph } from "./langgraph";
import { measurePage } from "./page-cost";
import { measureTurnCost } from "./turn-cost";
import { measureUnderLoad } from "./under-load";

const say = (line: string) => process.stdout.write(`${line}\n`);
const modelServerPort = 9;
const folder = mkdtempSync(join(tmpdir(), "retake-bench-"));
const postgresql = await startPostgresqlServer();

async function newDatabase(name: string): Promise<string> {
  await administer(postgresql.url, `CREATE DATABASE ${name}`);
  return urlOfDatabase(postgresql.url, name);
}

/** A part and what it measures, in the order of a whole run. */
const parts: [part: string, what: string, work: () => Promise<Figure[]>][] = [
  [
    "turns",
    "a turn on PostgreSQL",
    async () => measureAndClose(await openPostgresql(await newDatabase("turns"))),
  ],
  ["peers", "bare SQL", async () => measureBareSql(await newDatabase("bare"))],
  [
    "peers",
    "LangGraph JS, which takes some minutes to read its own history",
    async () => measureLangGraph(await newDatabase("peer")),
  ],
  [
    "turns",
    "a turn on the embedded database",
    async () => measureAndClose(await openEmbedded(join(folder, "turns"))),
  ],
  ["load", "a PostgreSQL server under load", () => measureUnderLoad("postgresql", newDatabase)],
  [
    "load",
    "an embedded server under load",
    () => measureUnderLoad("embedded", async (name) => join(folder, name)),
  ],
  [
    "http",
    "an append over HTTP on PostgreSQL",
    async () =>
      measureHttpCost("postgresql", {
        ...serverVariables({ port: 0, dataDir: join(folder, "http-postgresql"), modelServerPort }),
        DATABASE_URL: await newDatabase("http"),
        NEXTAUTH_SECRET: "a secret of enough length",
      }),
  ],
  [
    "http",
    "an append over HTTP on the embedded database",
    () =>
      measureHttpCost(
        "embedded",
        serverVariables({ port: 0, dataDir: join(folder, "http-embedded"), modelServerPort }),
      ),
  ],
  ["page", "the tester page in a browser", () => measurePage(say)],
];

async function measureAndClose(database: Database): Promise<Figure[]> {
  const measured = await measureTurnCost(database);
  await database.close();
  return measured;
}

const asked = process.argv.slice(2);
const figures: Figure[] = [];
for (const [part, what, work] of parts) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  say(`Measuring ${what} …`);
  const measured = await work();
  for (const figure of measured) say(toLine(figure));
  figures.push(...measured);
}

const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  processors: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
};
if (asked.length === 0) {
  writeFileSync("docs/benchmarks.json", `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
say(`\n${JSON.stringify(machine)}\n\n${toTable(figures)}`);
await postgresql.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
