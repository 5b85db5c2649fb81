import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "../cannot-start";

/** Another process has the embedded database open. */
export class DataDirInUse extends CannotStart {}

/**
 * A second process on the same embedded database would destroy it, so the folder is taken with a lock file.
 * Taking it again in the same process is fine. A lock whose process is gone (kill -9) is taken over.
 * @returns what gives the lock back
 * @throws DataDirInUse
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "lock");
  const mine = identity(process.pid);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(file, mine)) return () => rmSync(file, { force: true });
    const holder = read(file);
    if (holder === mine) return () => rmSync(file, { force: true });
    const pid = Number.parseInt(holder, 10);
    if (pid > 0 && isAlive(pid) && identity(pid) === holder) {
      throw new DataDirInUse(`The data folder ${dataDir} is in use by process ${pid}.`);
    }
    takeAway(file, holder);
  }
  throw new DataDirInUse(`The data folder ${dataDir} is being opened by another process.`);
}

/** The process id with, where the system tells it, the moment it started: ids are used again, that pair is not. */
function identity(pid: number): string {
  const status = processStatus(pid);
  return status ? `${pid} ${status.startedAt}` : `${pid}`;
}

/** From Linux's table of processes; null where there is none. */
function processStatus(pid: number): { isDead: boolean; startedAt: string | undefined } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return { isDead: fields[0] === "Z" || fields[0] === "X", startedAt: fields[19] };
  } catch {
    return null;
  }
}

/** The lock appears with its content at once: nobody ever reads one that is half written. @returns false when there is one */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Moves a dead process's lock aside. Of two that try, the one that moved another's fresh lock puts it back. */
function takeAway(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) === holder) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return "";
    throw error;
  }
}

function isAlive(pid: number): boolean {
  // A killed process answers signals until its parent has taken note of its end.
  if (processStatus(pid)?.isDead) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
