import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Figure, median } from "./figures";

const packages = [
  "@langchain/core@1",
  "@langchain/langgraph@1.7.3",
  "@langchain/langgraph-checkpoint-postgres@1.0.5",
];
const turns = 510;

/** LangGraph JS with its PostgreSQL checkpointer on the same work. Installed into a temporary folder, for this run only. */
export async function measureLangGraph(url: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "retake-peer-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    execFileSync("npm", ["install", "--no-audit", "--no-fund", ...packages], {
      cwd: folder,
      stdio: "ignore",
    });
    copyFileSync(new URL("./langgraph-peer.mjs", import.meta.url), join(folder, "peer.mjs"));
    const output = execFileSync(process.execPath, ["peer.mjs", url, String(turns)], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const { times, historyMs, forks } = JSON.parse(output) as Measured;
    const early = median(times.slice(0, 20));
    const late = median(times.slice(490, 510));
    const figure = (what: string, value: number, unit: string): Figure => ({
      what: `LangGraph JS: ${what}`,
      engine: "postgresql",
      value,
      unit,
      target: "the peer",
    });
    return [
      figure("a turn, at turn 10, p50", early, "ms"),
      figure("the same at turn 500", late, "ms"),
      figure("turn 500 against turn 10", late / early, "×"),
      figure("stored bytes a turn", await storedBytes(url), "bytes"),
      figure("reading the history of 500 turns", historyMs, "ms"),
      figure("a turn forked from the middle, p50", median(forks), "ms"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Measured = { times: number[]; historyMs: number; forks: number[] };

/** All its tables with their indexes, over all turns it has run. */
async function storedBytes(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT sum(pg_total_relation_size(relid))::float AS bytes FROM pg_stat_user_tables WHERE relname LIKE 'checkpoint%'",
  );
  await client.end();
  return rows[0].bytes / turns;
}
