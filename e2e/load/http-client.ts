import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { AppendInput } from "@/server/contract/text-chat-contract";
import { type Appended, endpoint, type HttpServerReady, type Layer } from "./http-protocol";

export type HttpServerProcess = HttpServerReady & {
  append(layer: Layer, input: AppendInput): Promise<Appended>;
  /** As many bytes as the last answer of the use case had, from a server that does nothing else. */
  fetchFloor(): Promise<number>;
  stop(): Promise<void>;
};

/** @param variables of the environment, as `npm start` takes them */
export async function startHttpServer(variables: Record<string, string>): Promise<HttpServerProcess> {
  const file = fileURLToPath(new URL("./http-server.ts", import.meta.url));
  const child: ChildProcess = fork(file, [], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...variables },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [ready] = (await once(child, "message")) as [HttpServerReady];
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  async function post(url: string, body: string): Promise<{ milliseconds: number; body: Buffer }> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${ready.apiKey}` };
    const startedAt = performance.now();
    const sent = request(`${url}${endpoint}`, { method: "POST", agent, headers });
    sent.end(body);
    const [response] = await once(sent, "response");
    const received = await buffer(response);
    const milliseconds = performance.now() - startedAt;
    if (response.statusCode !== 200) throw new Error(received.toString());
    return { milliseconds, body: received };
  }

  return {
    ...ready,
    async append(layer, input) {
      if (layer === "bare HTTP" || layer === "Next") {
        const url = layer === "Next" ? ready.next : ready.bare;
        const { milliseconds, body } = await post(url, JSON.stringify(input));
        const { revision } = JSON.parse(body.toString()).result.data;
        return { milliseconds, revision, bytes: body.byteLength };
      }
      child.send({ layer, input });
      const [appended] = (await once(child, "message")) as [Appended];
      return appended;
    },
    fetchFloor: async () => (await post(ready.floor, "{}")).milliseconds,
    async stop() {
      agent.destroy();
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
