import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  NoOutputGeneratedError,
  TypeValidationError,
} from "ai";
import type { ProviderAnswer } from "@/engine/failure";
import type { MessageShape } from "@/engine/message-shape";
import { noUsage, type Usage } from "@/engine/usage";
import { type TurnFailureReason, turnFailureMessages } from "@/server/contract/turn-failure";
import { causesOf, describeTrouble } from "@/server/outside/transport-trouble";
import { markedError } from "@/shared/marked-error";
import { NoReply, ReplyTooLong } from "./dialect/no-reply";

type Classification = { reason: TurnFailureReason; provider?: ProviderAnswer | null };

type FailureDetails = { cause?: unknown; partialText?: string; spent?: Usage; messageShape?: MessageShape };

/** A generation that failed. Anyone may read its message and what the provider said; `cause` is for the server log only. */
export class ModelFailure extends markedError("ModelFailure") {
  override readonly name = "ModelFailure";
  readonly reason: TurnFailureReason;
  /** What its server said; null when it said nothing. */
  readonly provider: ProviderAnswer | null;
  /** What the model had said before it failed. */
  readonly partialText: string;
  /** What that has cost. */
  readonly spent: Usage;
  /** How the history was sent. */
  readonly messageShape: MessageShape;

  constructor({ reason, provider = null }: Classification, details: FailureDetails = {}) {
    super(turnFailureMessages[reason], { cause: details.cause });
    this.reason = reason;
    this.provider = provider;
    this.partialText = details.partialText ?? "";
    this.spent = details.spent ?? noUsage;
    this.messageShape = details.messageShape ?? "as_written";
  }
}

/** Says why a generation failed, from whatever the AI SDK threw or put into its stream. */
export function classifyModelError(error: unknown): Classification {
  if (error instanceof ModelFailure) return error;
  const causes = causesOf(error);
  const noReply = causes.find((cause) => cause instanceof NoReply);
  if (noReply) return classifyNoReply(noReply);
  if (causes.some((cause) => cause instanceof ReplyTooLong)) return { reason: "model_reply_too_long" };
  if (APICallError.isInstance(error)) return classifyResponse(error);
  if (!(error instanceof Error)) return { reason: "model_cut_off" };
  if (brokenReplyErrors.some((kind) => kind.isInstance(error))) return { reason: "model_cut_off" };
  return { reason: "internal" };
}

/** Whether a provider takes money for a question that failed like this: where it began to answer, nobody knows. */
export function isCharged(reason: TurnFailureReason): boolean {
  return !freeReasons.has(reason);
}

const freeReasons = new Set<TurnFailureReason>([
  "model_not_configured",
  "model_unauthorized",
  "model_rate_limited",
  "model_rejected",
  "model_unavailable",
  "model_dialect",
]);

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

function classifyNoReply({ kind, provider }: NoReply): Classification {
  const { status, message } = provider;
  const answer = { status, message, retryAfterMs: null };
  if (kind === "cut_off") return { reason: "model_cut_off", provider: answer };
  if (kind === "dialect") return { reason: "model_dialect", provider: answer };
  const isLimit = /rate_?limit|quota|too_many/i.test(provider.kind ?? "");
  return { reason: isLimit ? "model_rate_limited" : reasonOfStatus(status ?? 500), provider: answer };
}

function classifyResponse(error: APICallError): Classification {
  const { statusCode, responseHeaders, message } = error;
  if (statusCode === undefined) {
    const provider = { status: null, message: describeTrouble(error), retryAfterMs: null };
    return { reason: "model_unavailable", provider };
  }
  if (statusCode < 300) {
    const provider = { status: null, message: describeTrouble(error), retryAfterMs: null };
    return { reason: "model_cut_off", provider };
  }
  const retryAfterMs = readRetryAfter(responseHeaders ?? {});
  return { reason: reasonOfStatus(statusCode), provider: { status: statusCode, message, retryAfterMs } };
}

function reasonOfStatus(status: number): TurnFailureReason {
  if (status === 429) return "model_rate_limited";
  if (status === 401 || status === 403) return "model_unauthorized";
  return status >= 500 || status < 400 ? "model_unavailable" : "model_rejected";
}

const isAmount = /^\d{1,12}(\.\d+)?$/;
/** Who is told to wait for longer has nothing to wait for. */
const longestWaitMs = 24 * 3_600_000;

/** A date is read against the response's own `date`, so that neither clock needs to be right. */
function readRetryAfter(headers: Record<string, string>): number | null {
  const milliseconds = headers["retry-after-ms"]?.trim() ?? "";
  const retryAfter = headers["retry-after"]?.trim() ?? "";
  const delayMs = isAmount.test(milliseconds)
    ? Number(milliseconds)
    : isAmount.test(retryAfter)
      ? Number(retryAfter) * 1000
      : /[a-z]/i.test(retryAfter)
        ? Date.parse(retryAfter) - Date.parse(headers.date ?? "")
        : Number.NaN;
  return Number.isFinite(delayMs) ? Math.min(longestWaitMs, Math.max(0, Math.round(delayMs))) : null;
}
