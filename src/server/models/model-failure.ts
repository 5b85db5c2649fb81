import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoOutputGeneratedError,
  TypeValidationError,
} from "ai";
import { type TurnFailureReason, turnFailureMessages } from "@/server/contract/turn-failure";

type Classification = { reason: TurnFailureReason; retryAfterMs?: number | undefined };

/** A generation that failed. Anyone may read its message; `cause` is the provider's error, for the server log only. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly reason: TurnFailureReason;
  /** How long the provider asks to wait; `undefined` when it does not say. */
  readonly retryAfterMs: number | undefined;
  /** What the model had said before it failed. */
  readonly partialText: string;

  constructor(classification: Classification, details: { cause?: unknown; partialText?: string } = {}) {
    super(turnFailureMessages[classification.reason], { cause: details.cause });
    this.reason = classification.reason;
    this.retryAfterMs = classification.retryAfterMs;
    this.partialText = details.partialText ?? "";
  }
}

/** Says why a generation failed, from whatever the AI SDK threw or put into its stream. */
export function classifyModelError(error: unknown): Classification {
  if (error instanceof ModelFailure) return error;
  if (APICallError.isInstance(error)) return classifyResponse(error);
  if (!(error instanceof Error)) return { reason: "model_cut_off" };
  if (brokenReplyErrors.some((kind) => kind.isInstance(error))) return { reason: "model_cut_off" };
  return { reason: "internal" };
}

/** Says why a generation was stopped from outside, from the reason its signal was aborted with. */
export function classifyAbort(reason: unknown): Classification {
  const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
  return { reason: isTimeout ? "model_timed_out" : "interrupted" };
}

/** The provider had begun to answer; what came was not a whole reply. */
const brokenReplyErrors = [
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoOutputGeneratedError,
  TypeValidationError,
];

function classifyResponse({ statusCode, responseHeaders }: APICallError): Classification {
  if (statusCode === undefined || statusCode >= 500) return { reason: "model_unavailable" };
  if (statusCode < 400) return { reason: "model_cut_off" };
  if (statusCode === 401 || statusCode === 403) return { reason: "model_unauthorized" };
  if (statusCode !== 429) return { reason: "model_rejected" };
  return { reason: "model_rate_limited", retryAfterMs: readRetryAfter(responseHeaders ?? {}) };
}

/** A date is read against the response's own `date`, so that neither clock needs to be right. */
function readRetryAfter(headers: Record<string, string>): number | undefined {
  const retryAfter = headers["retry-after"]?.trim();
  if (!retryAfter) return undefined;
  const delayMs = /^\d+(\.\d+)?$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(headers.date ?? "");
  return Number.isFinite(delayMs) ? Math.max(0, Math.round(delayMs)) : undefined;
}
