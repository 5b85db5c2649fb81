import { existsSync } from "node:fs";
import { stopProcess } from "../cannot-start";
import { readEnv } from "../env";
import { openEmbedded, openPostgresql } from "../prisma/database";
import { findBrokenSessions } from "./find-broken-sessions";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads the whole database and says which sessions are broken. @returns the exit code: 1 when there are any */
async function examine(): Promise<number> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { DATABASE_URL, RETAKE_DATA_DIR } = readEnv(process.env);
  const database = await (DATABASE_URL ? openPostgresql(DATABASE_URL) : openEmbedded(RETAKE_DATA_DIR));
  try {
    const { checked, broken } = await findBrokenSessions(database);
    for (const { runId, problems } of broken) say(`${runId}: ${problems.join("; ")}.`);
    say(`${checked} sessions checked, ${broken.length} broken.`);
    return broken.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

// A timer of the database client would keep the process for ten seconds more.
await examine().then(process.exit, stopProcess);
