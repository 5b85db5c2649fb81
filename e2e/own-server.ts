import { spawn } from "node:child_process";
import { once } from "node:events";

export type OwnServer = {
  url: string;
  pid: number;
  /** As a power cut would: it gets no chance to finish anything. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** A server beside the one that all journeys share, for whoever wants to end it. Resolves when it is ready. */
export async function startOwnServer(variables: Record<string, string>): Promise<OwnServer> {
  const server = spawn(process.execPath, ["--import", "tsx", "src/server/start/main.ts"], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const hasEnded = once(server, "exit");
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await hasEnded;
  };
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk;
      const [, address] = /ready at (\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    server.once("exit", () => reject(new Error(`The server ended before it was ready. ${said}`)));
  });
  return { url, pid: server.pid ?? Number.NaN, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
