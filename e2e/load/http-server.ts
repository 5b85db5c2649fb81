import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { authenticateApiKey } from "@/server/accounts/authenticate-api-key";
import { createApiKey } from "@/server/accounts/create-api-key";
import type { AppendInput } from "@/server/contract/text-chat-contract";
import { readEnv } from "@/server/env";
import { openEmbedded, openPostgresql } from "@/server/prisma/database";
import type { Principal } from "@/server/services";
import type { Running } from "@/server/start-services";
import { startTestServer } from "@/server/testing/test-server";
import { appendMessage } from "@/server/text-chat/append-message";
import { createCaller } from "@/server/trpc/app-router";
import { handleTrpcRequest } from "@/server/trpc/handle-request";
import {
  type Appended,
  endpoint,
  type HttpServerQuestion,
  type HttpServerReady,
  type InnerLayer,
} from "./http-protocol";
import { setUpWorkbench } from "./workbench";

// The product as `npm start` starts it, on the bench's model; beside it the same endpoint without Next, and each of its layers.
const env = readEnv(process.env);
const database = env.DATABASE_URL
  ? await openPostgresql(env.DATABASE_URL)
  : await openEmbedded(env.RETAKE_DATA_DIR);
const { services, caller, workflowId } = await setUpWorkbench(database);
const { key } = await createApiKey(services, caller, { name: "Bench" });
const running: Running = { env, services, database, settle: async () => {} };
// Where `start-services` keeps what the parts that Next has bundled share.
Object.assign(globalThis, { retake: Promise.resolve(running) });
await import("@/server/start/main");
const bare = await startTestServer(services);

async function request(input: AppendInput, authenticate: () => Promise<Principal | null>): Promise<string> {
  const asked = new Request(`http://localhost${endpoint}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(input),
  });
  return (await handleTrpcRequest(asked, services, authenticate)).text();
}

const tRpc = createCaller({ services, principal: caller, remoteAddress: "unknown" });
const perform: Record<InnerLayer, (input: AppendInput) => Promise<unknown>> = {
  "use case": (input) => appendMessage(services, caller, input),
  checked: (input) => tRpc.textChat.append(input),
  request: (input) => request(input, async () => caller),
  authenticated: (input) => request(input, () => authenticateApiKey(services, key)),
};

let answer: unknown = null;
const floor = createServer((incoming, outgoing) => {
  incoming.resume().on("end", () => {
    outgoing.writeHead(200, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ result: { data: answer } }));
  });
});
await new Promise<void>((resolve) => floor.listen(0, "127.0.0.1", resolve));

process.on("message", async ({ layer, input }: HttpServerQuestion) => {
  const startedAt = performance.now();
  const outcome = await perform[layer](input);
  const milliseconds = performance.now() - startedAt;
  const text = typeof outcome === "string" ? outcome : JSON.stringify({ result: { data: outcome } });
  if (layer === "use case") answer = outcome;
  const { revision } = JSON.parse(text).result.data;
  process.send?.({ milliseconds, revision, bytes: Buffer.byteLength(text) } satisfies Appended);
});
process.send?.({
  next: process.env.NEXTAUTH_URL ?? "",
  bare: bare.url,
  floor: `http://127.0.0.1:${(floor.address() as AddressInfo).port}`,
  apiKey: key,
  workflowId,
} satisfies HttpServerReady);
