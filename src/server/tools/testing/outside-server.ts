import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedRequest = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

export type OutsideServer = {
  port: number;
  url: string;
  /** What has arrived, oldest first. */
  received: ReceivedRequest[];
  close(): Promise<void>;
};

/** Somebody else's server, on this machine. `answer` runs when the request has arrived whole. */
export async function startOutsideServer(
  answer: (request: ReceivedRequest, response: Parameters<RequestListener>[1]) => unknown,
): Promise<OutsideServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "", url = "", headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
    received.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
