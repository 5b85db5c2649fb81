import { APICallError, JSONParseError, NoOutputGeneratedError } from "ai";
import { describe, expect, test } from "vitest";
import { turnFailureMessages } from "@/server/contract/turn-failure";
import { classifyAbort, classifyModelError, ModelFailure } from "./model-failure";

function answeredWith(
  statusCode: number | undefined,
  responseHeaders: Record<string, string> = {},
): APICallError {
  return new APICallError({
    message: "provider text",
    url: "http://provider",
    requestBodyValues: {},
    responseHeaders,
    ...(statusCode !== undefined && { statusCode }),
  });
}

describe("classifyModelError", () => {
  test.each([
    ["no answer at all", answeredWith(undefined), "model_unavailable"],
    ["200, then a broken body", answeredWith(200), "model_cut_off"],
    ["400", answeredWith(400), "model_rejected"],
    ["401", answeredWith(401), "model_unauthorized"],
    ["402", answeredWith(402), "model_rejected"],
    ["403", answeredWith(403), "model_unauthorized"],
    ["404", answeredWith(404), "model_rejected"],
    ["413", answeredWith(413), "model_rejected"],
    ["422", answeredWith(422), "model_rejected"],
    ["429", answeredWith(429), "model_rate_limited"],
    ["500", answeredWith(500), "model_unavailable"],
    ["529", answeredWith(529), "model_unavailable"],
    ["text that is no JSON", new JSONParseError({ text: "<", cause: null }), "model_cut_off"],
    ["no finish", new NoOutputGeneratedError(), "model_cut_off"],
    ["an error object inside the stream", { message: "overloaded", type: "server_error" }, "model_cut_off"],
    [
      "a failure already classified",
      new ModelFailure({ reason: "model_not_configured" }),
      "model_not_configured",
    ],
    ["any other error", new TypeError("our bug"), "internal"],
  ])("%s", (_, error, reason) => {
    expect(classifyModelError(error).reason).toBe(reason);
  });

  test.each([
    ["whole seconds", { "retry-after": "30" }, 30_000],
    ["parts of seconds", { "retry-after": "0.25" }, 250],
    [
      "a date in the future",
      { "retry-after": "Thu, 02 Oct 2025 00:00:00 GMT", date: "Wed, 01 Oct 2025 23:59:00 GMT" },
      60_000,
    ],
    [
      "a date in the past",
      { "retry-after": "Wed, 01 Oct 2025 00:00:00 GMT", date: "Wed, 01 Oct 2025 00:00:05 GMT" },
      0,
    ],
    ["a date without the provider's own", { "retry-after": "Wed, 01 Oct 2025 00:00:00 GMT" }, null],
    ["a negative number", { "retry-after": "-5" }, null],
    ["an empty header", { "retry-after": "" }, null],
  ])("reads how long to wait from %s", (_, headers, retryAfterMs) => {
    expect(classifyModelError(answeredWith(429, headers)).provider?.retryAfterMs).toBe(retryAfterMs);
  });

  test("reads it from a server that is away, too", () => {
    const { reason, provider } = classifyModelError(answeredWith(503, { "retry-after": "30" }));
    expect([reason, provider?.retryAfterMs]).toEqual(["model_unavailable", 30_000]);
  });
});

test("classifyAbort tells the end of the turn's time from everything else", () => {
  const reasons = [
    new DOMException("", "TimeoutError"),
    new DOMException("", "AbortError"),
    new Error("stop"),
    "stop",
    undefined,
  ];
  expect(reasons.map((reason) => classifyAbort(reason).reason)).toEqual([
    "model_timed_out",
    "interrupted",
    "interrupted",
    "interrupted",
    "interrupted",
  ]);
});

test("a ModelFailure speaks in words of ours and keeps the provider's in its cause", () => {
  const cause = answeredWith(401);
  const failure = new ModelFailure(classifyModelError(cause), { cause, partialText: "I can" });
  expect(failure).toMatchObject({
    message: turnFailureMessages.model_unauthorized,
    partialText: "I can",
    cause,
  });
});
