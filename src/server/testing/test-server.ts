import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { createRetakeClient, type RetakeClient } from "@/client/retake-client";
import { authenticateApiKey } from "../accounts/authenticate-api-key";
import type { Services } from "../services";
import { handleTrpcRequest } from "../trpc/handle-request";
import { newOrganizationKey } from "./new-organization-key";

export type TestServer = {
  url: string;
  http: Server;
  /** A client of a new organization, with the key it uses. */
  newOrganization(): Promise<{ client: RetakeClient; apiKey: string; slug: string }>;
  close(): Promise<void>;
};

/** The tRPC endpoint over HTTP, as the app serves it, for callers with an API key. */
export async function startTestServer(services: Services): Promise<TestServer> {
  const authenticate = async (headers: Headers) =>
    authenticateApiKey(services, headers.get("authorization")?.replace("Bearer ", "") ?? "");
  const server = createServer(async (incoming, outgoing) => {
    const request = incomingMessageToRequest(incoming, outgoing, { maxBodySize: null });
    const response = await handleTrpcRequest(request, services, authenticate);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    for await (const chunk of response.body ?? []) outgoing.write(chunk);
    outgoing.end();
  });
  // On a busy machine a connection that is about to be used again must not be closed for having been idle.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    http: server,
    async newOrganization() {
      const { apiKey, slug } = await newOrganizationKey(services);
      return { client: createRetakeClient({ url, apiKey }), apiKey, slug };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
