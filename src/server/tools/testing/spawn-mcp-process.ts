import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type McpProcess = { url: string; port: number; kill(): Promise<void> };

/** A real MCP server in a process of its own; it ends with this one. */
export async function spawnMcpProcess(
  kind: "streamable_http" | "sse" = "streamable_http",
  port = 0,
): Promise<McpProcess> {
  const file = fileURLToPath(new URL("./mcp-process.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", file, String(port), kind], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("The process has no output.");
  const [line] = await once(createInterface(child.stdout), "line");
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    port: Number(new URL(url).port),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}
