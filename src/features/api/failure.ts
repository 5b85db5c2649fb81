import { TRPCClientError } from "@trpc/client";
import { byteSize, count, duration, number } from "@/features/interface/measure";
import type { ErrorDetails, LimitUnit } from "@/server/contract/error-contract";

/** The reasons that the server gives, and `unreachable` for a call that never arrived. */
type Facts = ErrorDetails & { unreachable: object };

export type Failure = { [Reason in keyof Facts]: { reason: Reason } & Facts[Reason] }[keyof Facts];

const explanations: { [Reason in keyof Facts]: (facts: Facts[Reason]) => string } = {
  session_not_found: () => "This session does not exist, or belongs to another organization.",
  turn_not_found: () => "That turn is not on the active path of this session any more.",
  workflow_not_found: () => "This workflow does not exist, or belongs to another organization.",
  version_not_found: () => "That version of the workflow does not exist any more.",
  tool_not_found: () => "That tool does not exist any more.",
  revision_conflict: ({ expectedRevision, actualRevision }) =>
    `The session was changed in another place: from revision ${expectedRevision} to ${actualRevision}. You now see what is there.`,
  turn_in_progress: () => "A turn is still running in this session. Wait for its reply, then try again.",
  idempotency_mismatch: () => "This request was already made with other content.",
  draft_conflict: () => "The workflow was changed in another place. You now see what is there.",
  invalid_input: ({ issues }) =>
    issues?.length ? issues.map((issue) => issue.message).join(" ") : "Something in this is not valid.",
  invalid_graph: ({ issues }) =>
    `The workflow has ${count(errorCount(issues), "error")} and cannot run until that is mended.`,
  not_text_chat: () => "This run is not a text chat.",
  session_ended: () => "The session has ended. Rewind it to go on, or start a new one.",
  organization_required: () => "No organization is selected. Choose one in the settings.",
  limit_exceeded: ({ limit, actual, unit }) =>
    `The limit is ${amount(limit, unit)}, and this has ${amount(actual, unit)}.`,
  unauthorized: () => "You are signed out. Sign in to go on.",
  not_allowed: () => "You are not allowed to do this.",
  rate_limited: ({ retryAfterMs }) => `Too many attempts. Try again in ${duration(retryAfterMs)}.`,
  turn_failed: () => "The turn failed. Its reason is in the chat.",
  internal: () => "The server failed. Try again; if it stays, look at the server log.",
  unreachable: () => "The server did not answer. Check the connection, then try again.",
};

function amount(value: number, unit: LimitUnit | undefined): string {
  if (unit === undefined) return number(value);
  return unit === "byte" ? byteSize(value) : count(value, unit);
}

function errorCount(issues: ErrorDetails["invalid_graph"]["issues"]): number {
  return issues.filter((issue) => issue.severity === "error").length;
}

function isFailure(data: unknown): data is Failure {
  return (
    typeof data === "object" &&
    data !== null &&
    "reason" in data &&
    Object.hasOwn(explanations, String(data.reason))
  );
}

export function readFailure(error: unknown): Failure {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined;
  return isFailure(data) ? data : { reason: "unreachable" };
}

/** What happened and what to do, in one or two sentences. */
export function explainFailure(failure: Failure): string {
  return explain(failure.reason, failure);
}

function explain<Reason extends keyof Facts>(reason: Reason, facts: Facts[Reason]): string {
  return explanations[reason](facts);
}

/** What is wrong with each field of a form, by the field's name. */
export function fieldProblems(failure: Failure | null): Partial<Record<string, string>> {
  if (failure?.reason !== "invalid_input") return {};
  return Object.fromEntries((failure.issues ?? []).map((issue) => [issue.path, issue.message]));
}
