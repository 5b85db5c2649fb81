import type { AnyTRPCProcedure } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { limits } from "@/shared/limits";
import { AppError } from "../app-error";
import { remoteAddressOf } from "../auth/remote-address";
import { errorCodes } from "../contract/error-contract";
import type { Principal, Services } from "../services";
import { appRouter } from "./app-router";
import type { Meta } from "./procedures";

const endpoint = "/api/trpc";

/** By its whole path, such as `textChat.append`: the types nest them as they are called. */
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure | undefined>;

/** Answers a request to the tRPC endpoint. */
export async function handleTrpcRequest(
  request: Request,
  services: Services,
  authenticate: (headers: Headers) => Promise<Principal | null>,
): Promise<Response> {
  let caller: Promise<Principal | null> | undefined;
  const whoCalls = () => {
    caller ??= authenticate(request.headers);
    return caller;
  };
  const req = await withinLimit(request, await bodyLimit(request, whoCalls));
  if (req instanceof AppError) return refuse(req);
  return fetchRequestHandler({
    endpoint,
    router: appRouter,
    maxBatchSize: 20,
    req,
    createContext: async () => ({
      services,
      principal: await whoCalls(),
      remoteAddress: remoteAddressOf(request.headers),
    }),
  });
}

/** Only somebody who is known may bring in something large, and only to a procedure that says so. */
async function bodyLimit(request: Request, whoCalls: () => Promise<Principal | null>): Promise<number> {
  const paths = new URL(request.url).pathname.slice(endpoint.length + 1).split(",");
  const asked = Math.max(limits.requestBytes, ...paths.map(ownBodyLimit));
  if (asked === limits.requestBytes) return asked;
  return (await whoCalls().catch(() => null)) ? asked : limits.requestBytes;
}

function ownBodyLimit(path: string): number {
  const { bodyLimit = 0 }: Meta = procedures[path]?._def.meta ?? {};
  return bodyLimit;
}

/** How much of a body that is too large is still read, so that its sender hears the answer instead of a broken connection. */
const drainedBytes = 64 * 1024 * 1024;

/**
 * The request, or a refusal when its body is too large; then nothing of it is kept. HTTP holds a sender to the length that is announced:
 * only a body without one, or with one that is too large, is read here to be measured.
 */
async function withinLimit(request: Request, limit: number): Promise<Request | AppError> {
  const { url, method, headers, signal } = request;
  if (!request.body || Number(headers.get("content-length") ?? Number.NaN) <= limit) return request;
  const chunks: Uint8Array[] = [];
  let actual = 0;
  for await (const chunk of request.body) {
    actual += chunk.byteLength;
    if (actual <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (actual > drainedBytes) break;
  }
  if (actual <= limit) return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
  return new AppError(
    "limit_exceeded",
    { limit, actual, unit: "byte" },
    `The request is larger than ${limit} bytes.`,
  );
}

/** An error before tRPC has read what is asked, in the shape of its own answers. */
function refuse({ reason, message, details }: AppError): Response {
  const data = { code: errorCodes[reason], httpStatus: 400, reason, ...details };
  return Response.json({ error: { message, code: -32600, data } }, { status: 400 });
}
