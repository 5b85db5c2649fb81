import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { begun, changes } from "@/session/testing/session-builder";
import { newId } from "../new-id";
import { lockDataDir } from "../prisma/data-dir-lock";
import { openEmbedded } from "../prisma/database";
import { createPrismaSessionStore } from "../prisma/prisma-session-store";
import { newRun } from "../testing/new-run";
import { placeEmbedded } from "../testing/test-database";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "retake-doctor-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

async function examine() {
  const environment = { RETAKE_DATA_DIR: dataDir, DATABASE_URL: "" };
  const doctor = spawn(process.execPath, ["--import", "tsx", "src/server/start/doctor.ts"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[exitCode], output, errors] = await Promise.all([
    once(doctor, "exit"),
    text(doctor.stdout),
    text(doctor.stderr),
  ]);
  return { exitCode, output, errors };
}

it("names the broken sessions, counts all, and ends with 1", async () => {
  await placeEmbedded(join(dataDir, "database"));
  const database = await openEmbedded(dataDir);
  const store = createPrismaSessionStore(database.prisma);
  const [sound, broken] = [await newRun(database), await newRun(database)];
  for (const run of [sound, broken]) {
    const session = begun({ runId: run.runId, turnId: newId("turn") });
    await store.create(run, session);
    await store.commit(session, changes.settle(session));
  }
  const damage = { turnCount: 7, status: "error" } as const;
  await database.prisma.textSession.update({ where: { runId: broken.runId }, data: damage });
  await database.close();
  const [count, status] = [
    "the stored number of turns is 7, and should be 1",
    "the stored status is error, and should be idle",
  ];
  expect(await examine()).toEqual({
    exitCode: 1,
    output: `${broken.runId}: ${count}; ${status}.\n2 sessions checked, 1 broken.\n`,
    errors: "",
  });
});

it("does not touch a database that a server has open", async () => {
  const unlock = lockDataDir(dataDir);
  const errors = `Retake cannot start. The data folder ${dataDir} is in use by process ${process.pid}.\n`;
  expect(await examine()).toEqual({ exitCode: 1, output: "", errors });
  unlock();
});
