import { existsSync } from "node:fs";
import { stopProcess } from "../cannot-start";
import { readEnv } from "../env";
import { openEmbedded, openPostgresql } from "../prisma/database";
import { findBrokenSessions } from "./find-broken-sessions";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads the whole database and says which sessions are broken, if any: then the process ends with 1. */
async function examine(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { DATABASE_URL, RETAKE_DATA_DIR } = readEnv(process.env);
  const database = await (DATABASE_URL ? openPostgresql(DATABASE_URL) : openEmbedded(RETAKE_DATA_DIR));
  try {
    const { checked, broken } = await findBrokenSessions(database);
    for (const { runId, problems } of broken) say(`${runId}: ${problems.join("; ")}.`);
    say(`${checked} sessions checked, ${broken.length} broken.`);
    process.exitCode = broken.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

await examine().catch(stopProcess);
