import { StreamableHTTPError } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ErrorCode, McpError } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { markedError } from "@/shared/marked-error";
import { FetchRefused } from "./guarded-fetch";

export class ResponseTooLarge extends markedError("ResponseTooLarge") {}

export class DeadlinePassed extends markedError("DeadlinePassed") {
  constructor(readonly milliseconds: number) {
    super("The deadline has passed.");
  }
}

/** Why there is no answer, for people and models. Never what the library or the other side said: that may hold anything. */
export function describeTrouble(error: unknown, signal?: AbortSignal): string {
  for (const cause of causesOf(error)) {
    if (cause instanceof FetchRefused) return cause.message;
    if (cause instanceof ResponseTooLarge) return "The answer is larger than 1 MB.";
    if (cause instanceof StreamableHTTPError) return answerOf(cause.code ?? 0);
    if (cause instanceof z.core.$ZodError || cause instanceof SyntaxError) return unreadable;
    if (cause instanceof McpError && cause.code === ErrorCode.RequestTimeout) return silent;
    if (cause instanceof DeadlinePassed) {
      return `The server did not answer within ${cause.milliseconds / 1_000} seconds.`;
    }
    if (cause.message === "redirect count exceeded") return "The server redirects too often.";
    const known = troubles.get(codeOf(cause) ?? "");
    if (known) return known;
  }
  return signal?.aborted ? "The call was stopped." : "The connection failed before an answer came.";
}

/** Without a status, the answer was of a type that is not the protocol's. */
function answerOf(status: number): string {
  if (status === 401 || status === 403) return "The server refuses the credential.";
  return status > 0 ? `The server answered with HTTP ${status}.` : unreadable;
}

/** The code of the first cause that has one, for the log. */
export function troubleCode(error: unknown): string {
  const causes = causesOf(error);
  const coded = causes.map(codeOf).find((code) => code !== null);
  return coded ?? causes[0]?.constructor.name ?? typeof error;
}

const untrusted = "The server's certificate is not trusted.";
const unreadable = "The server answered, but with what cannot be read.";
const silent = "The server did not answer in time.";
const troubles = new Map([
  ["ENOTFOUND", "The server's name could not be found."],
  ["EAI_AGAIN", "The server's name could not be looked up."],
  ["ECONNREFUSED", "The server refused the connection."],
  ["ECONNRESET", "The server cut the connection."],
  ["EHOSTUNREACH", "The server could not be reached."],
  ["ENETUNREACH", "The server could not be reached."],
  ["UND_ERR_SOCKET", "The server cut the connection."],
  ["UND_ERR_CONNECT_TIMEOUT", silent],
  ["UND_ERR_HEADERS_TIMEOUT", silent],
  ["UND_ERR_BODY_TIMEOUT", silent],
  ["UND_ERR_HEADERS_OVERFLOW", "The answer's headers are too large."],
  ["CERT_HAS_EXPIRED", "The server's certificate has expired."],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", untrusted],
  ["SELF_SIGNED_CERT_IN_CHAIN", untrusted],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", untrusted],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", untrusted],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "The server's certificate is for another name."],
]);

/** The error, what caused it, and so on. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let current = error;
  while (current instanceof Error && causes.length < 8) {
    causes.push(current);
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return causes;
}

function codeOf(error: Error): string | null {
  return "code" in error && typeof error.code === "string" ? error.code : null;
}
