import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What `server-process` writes: where it is once it is ready, and what the model is asked. */
export type ServerProcessLine = { url: string } | { asked: string };

export type ServerProcess = {
  url: string;
  /** What the model of this process was asked, oldest first. */
  asked: string[];
  /** `kill -9`: the process can do nothing about it. */
  kill(): Promise<void>;
};

/** A server in a process of its own, which a deprecated call ends. @throws when it ends before it is ready */
export async function spawnServerProcess(databaseUrl: string, leaseMs = 30_000): Promise<ServerProcess> {
  const script = "src/server/testing/server-process.ts";
  const options = ["--throw-deprecation", "--import", "tsx"];
  const child = spawn(process.execPath, [...options, script, databaseUrl, String(leaseMs)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const asked: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (text) => {
      const line = JSON.parse(text) as ServerProcessLine;
      if ("asked" in line) asked.push(line.asked);
      else resolve(line.url);
    });
    exited.then(([code]) => reject(new Error(`The server process ended with ${code}.`)), reject);
  });
  return {
    url,
    asked,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
