import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataDir } from "../prisma/data-dir-lock";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "retake-start-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function start(variables: Record<string, string>) {
  const environment = { RETAKE_DATA_DIR: dataDir, DATABASE_URL: "", PORT: "0", HOSTNAME: "", ...variables };
  const server = spawn(process.execPath, ["--import", "tsx", "src/server/start/main.ts"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[exitCode], output, errors] = await Promise.all([
    once(server, "exit"),
    text(server.stdout),
    text(server.stderr),
  ]);
  return { exitCode, output, errors };
}

/** Nothing on the standard output: it had not begun to build. */
const refusal = (reason: string) => ({
  exitCode: 1,
  output: "",
  errors: `Retake cannot start. ${reason}\n`,
});

describe("A start that cannot work ends before the build, with one line that says why", () => {
  it("when another process has the data folder, naming it", async () => {
    const unlock = lockDataDir(dataDir);
    const reason = `The data folder ${dataDir} is in use by process ${process.pid}.`;
    expect(await start({})).toEqual(refusal(reason));
    unlock();
  });

  it("when the port is taken, naming it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await start({ PORT: String(port) })).toEqual(refusal(`PORT: ${port} is in use.`));
    other.close();
  });

  it("when variables are wrong, naming each and showing no value", async () => {
    const { exitCode, output, errors } = await start({
      PORT: "seventy",
      DATABASE_URL: "mysql://ada:secret@host",
    });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: "" });
    expect(errors).toMatch(
      /^Retake cannot start\. PORT: .*; DATABASE_URL: must be a postgresql:\/\/ address\.\n$/,
    );
    expect(errors).not.toMatch(/seventy|secret/);
  });

  it("when PostgreSQL is given without a secret for all instances", async () => {
    const reason = "NEXTAUTH_SECRET: is needed with DATABASE_URL, the same for every instance.";
    const variables = { DATABASE_URL: "postgresql://ada@localhost/retake", NEXTAUTH_SECRET: "" };
    expect(await start(variables)).toEqual(refusal(reason));
  });
});
