import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { DataDirInUse, lockDataDir } from "./data-dir-lock";

let dataDir: string;
let file: string;
let holders: ChildProcessByStdio<Writable, Readable, null>[];
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), "retake-lock-")), "data");
  file = join(dataDir, "lock");
  holders = [];
});
afterEach(async () => {
  await Promise.all(
    holders.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null).map(kill),
  );
  rmSync(join(dataDir, ".."), { recursive: true });
});

/** Another process that has taken the folder. */
async function startHolder() {
  const script = "src/server/testing/hold-data-dir.ts";
  const holder = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  holders.push(holder);
  await once(holder.stdout, "data");
  return holder;
}

async function kill(holder: (typeof holders)[number]) {
  holder.kill("SIGKILL");
  await once(holder, "exit");
}

it("makes the folder, and gives the lock back", () => {
  const unlock = lockDataDir(dataDir);
  expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid}\\b`));
  unlock();
  expect(existsSync(file)).toBe(false);
});

it("is taken again by the same process", () => {
  lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)()).not.toThrow();
});

it("refuses a second process in one line, naming the first", async () => {
  const holder = await startHolder();
  expect(() => lockDataDir(dataDir)).toThrow(DataDirInUse);
  expect(() => lockDataDir(dataDir)).toThrow(
    `Retake cannot start. The data folder ${dataDir} is in use by process ${holder.pid}.`,
  );
});

it("can be taken when the first process gave it back", async () => {
  const holder = await startHolder();
  holder.stdin.end();
  await once(holder, "exit");
  expect(() => lockDataDir(dataDir)()).not.toThrow();
});

it("is taken over from a process that was killed", async () => {
  await kill(await startHolder());
  expect(existsSync(file)).toBe(true);
  const unlock = lockDataDir(dataDir);
  expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid}\\b`));
  unlock();
});

it.skipIf(process.platform !== "linux")(
  "is taken over when another process has the id of the dead one",
  () => {
    lockDataDir(dataDir)();
    writeFileSync(file, `${process.ppid} 1`);
    expect(() => lockDataDir(dataDir)()).not.toThrow();
  },
);

it.each(["", "rubbish", "-1", "0"])("is taken over from the damaged lock %j", (content) => {
  lockDataDir(dataDir)();
  writeFileSync(file, content);
  expect(() => lockDataDir(dataDir)()).not.toThrow();
});

it("leaves no files behind, its own or a dead process's", async () => {
  await kill(await startHolder());
  lockDataDir(dataDir)();
  expect(readdirSync(dataDir)).toEqual([]);
});
