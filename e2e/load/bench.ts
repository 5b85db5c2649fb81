import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { openEmbedded, openPostgresql } from "@/server/prisma/database";
import { administer, startPostgresqlServer, urlOfDatabase } from "@/server/testing/postgresql-server";
import { measureBareSql } from "./bare-sql";
import { type Figure, toLine, toTable } from "./figures";
import { measureLangGraph } from "./langgraph";
import { measurePage } from "./page-cost";
import { measureTurnCost } from "./turn-cost";
import { measureUnderLoad } from "./under-load";

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), "retake-bench-"));
const postgresql = await startPostgresqlServer();

async function newDatabase(name: string): Promise<string> {
  await administer(postgresql.url, `CREATE DATABASE ${name}`);
  return urlOfDatabase(postgresql.url, name);
}

const figures: Figure[] = [];
async function measure(what: string, work: () => Promise<Figure[]>): Promise<void> {
  say(`Measuring ${what} …`);
  const measured = await work();
  for (const figure of measured) say(toLine(figure));
  figures.push(...measured);
}

await measure("a turn on PostgreSQL", async () => {
  const database = await openPostgresql(await newDatabase("turns"));
  const measured = await measureTurnCost(database);
  await database.close();
  return measured;
});
await measure("bare SQL", async () => measureBareSql(await newDatabase("bare")));
await measure("LangGraph JS, which takes some minutes to read its own history", async () =>
  measureLangGraph(await newDatabase("peer")),
);
await measure("a turn on the embedded database", async () => {
  const database = await openEmbedded(join(folder, "turns"));
  const measured = await measureTurnCost(database);
  await database.close();
  return measured;
});
await measure("a PostgreSQL server under load", () => measureUnderLoad("postgresql", newDatabase));
await measure("an embedded server under load", () =>
  measureUnderLoad("embedded", async (name) => join(folder, name)),
);
await measure("the tester page in a browser", () => measurePage(say));

const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  processors: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
};
writeFileSync("docs/benchmarks.json", `${JSON.stringify({ machine, figures }, null, 2)}\n`);
say(`\n${JSON.stringify(machine)}\n\n${toTable(figures)}`);
await postgresql.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
