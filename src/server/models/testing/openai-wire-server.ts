import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";
import { closingChunks, contentChunks, type WireReply } from "./openai-wire-format";

type Step = (response: ServerResponse) => void;

export type WireRequest = { headers: IncomingHttpHeaders; body: Record<string, unknown> };

export type OpenAiWireServer = {
  /** What to set `OPENAI_BASE_URL` to. */
  baseUrl: string;
  /** What came in, oldest first. */
  requests: WireRequest[];
  /** Each adds the answer to one more request. */
  script: {
    reply(reply: WireReply): void;
    /** A reply of which nothing but what was `begun` comes before `opened` resolves. */
    replyAfter(opened: Promise<void>, reply: WireReply, begun?: WireReply): void;
    /** Chunks of a stream as they stand: objects as JSON, texts as lines of the protocol. `isMarked` ends it with its end mark. */
    chunks(chunks: readonly (object | string)[], end?: { isMarked: boolean }): void;
    /** Chunks of a stream whose connection is kept. */
    stayOpen(chunks: readonly object[]): void;
    /** An answer of these bytes, which may end with its end mark. */
    bytes(parts: readonly Uint8Array[], isMarked: boolean): void;
    /** Content of a reply, then the connection breaks. */
    cutOff(reply: WireReply): void;
    /** Content of a reply, then a clean end of the stream, but no finish reason. */
    endUnfinished(reply: WireReply): void;
    /** Content of a reply, then an error inside the stream. */
    failInStream(reply: WireReply, error: { message: string; type: string; code?: string }): void;
    /** Content of a reply, then nothing until the client hangs up. */
    fallSilent(reply?: WireReply): void;
    /** A plain HTTP answer, such as a refusal. */
    respond(status: number, answer?: { headers?: Record<string, string>; body?: string }): void;
  };
  /** @throws when a step was not asked for, or something was asked that the script does not have. */
  assertAllUsed(): void;
  close(): Promise<void>;
};

/** A server that speaks chat completions as the script says, one step a request. Port 0 takes any free one. */
export async function startOpenAiWireServer({ port = 0 } = {}): Promise<OpenAiWireServer> {
  const steps: Step[] = [];
  const requests: WireRequest[] = [];
  const unexpected: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse((await readText(request)) || "{}");
    const isChat = request.method === "POST" && request.url === "/v1/chat/completions";
    const step = isChat ? steps.shift() : undefined;
    if (!step) {
      unexpected.push(`${request.method} ${request.url}`);
      respond(response, 599, { body: failureBody("The script has no answer to this request.") });
      return;
    }
    requests.push({ headers: request.headers, body: body as Record<string, unknown> });
    step(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      unexpected.push(error.message);
      respond(response, 599, { body: failureBody(error.message) });
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");

  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    script: {
      reply: (reply) => steps.push((response) => sendWhole(response, reply)),
      replyAfter: (opened, reply, begun) =>
        steps.push((response) => {
          if (begun) stream(response, contentChunks(begun));
          void opened.then(() => {
            if (!response.destroyed) sendWhole(response, reply);
          });
        }),
      chunks: (chunks, { isMarked } = { isMarked: true }) =>
        steps.push((response) => {
          response.writeHead(200, { "content-type": "text/event-stream" });
          for (const chunk of chunks) {
            response.write(typeof chunk === "string" ? chunk : `data: ${JSON.stringify(chunk)}\n\n`);
          }
          response.end(isMarked ? "data: [DONE]\n\n" : "");
        }),
      stayOpen: (chunks) => steps.push((response) => void stream(response, [...chunks])),
      bytes: (parts, isMarked) =>
        steps.push((response) => {
          response.writeHead(200, { "content-type": "text/event-stream" });
          for (const part of parts) response.write(part);
          response.end(isMarked ? "\n\ndata: [DONE]\n\n" : "");
        }),
      cutOff: (reply) =>
        steps.push((response) => {
          stream(response, contentChunks(reply)).write("\n", () => response.destroy());
        }),
      endUnfinished: (reply) =>
        steps.push((response) => {
          stream(response, contentChunks(reply)).end();
        }),
      failInStream: (reply, error) =>
        steps.push((response) => {
          stream(response, [...contentChunks(reply), { error }]).end();
        }),
      fallSilent: (reply) =>
        steps.push((response) => {
          stream(response, reply ? contentChunks(reply) : []).flushHeaders();
        }),
      respond: (status, answer) => steps.push((response) => respond(response, status, answer)),
    },
    assertAllUsed() {
      if (unexpected.length > 0) throw new Error(`Asked beyond the script: ${unexpected.join(", ")}.`);
      if (steps.length > 0) throw new Error(`${steps.length} scripted answers were never asked for.`);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function sendWhole(response: ServerResponse, reply: WireReply): void {
  stream(response, [...contentChunks(reply), ...closingChunks(reply)]).end("data: [DONE]\n\n");
}

function stream(response: ServerResponse, chunks: unknown[]): ServerResponse {
  if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream" });
  for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  return response;
}

function respond(
  response: ServerResponse,
  status: number,
  {
    headers = {},
    body = failureBody("secret detail of the provider"),
  }: { headers?: Record<string, string>; body?: string } = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

function failureBody(message: string): string {
  return JSON.stringify({ error: { message, type: "scripted", param: null, code: null } });
}
