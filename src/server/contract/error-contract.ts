import type { GraphIssue } from "@/engine/graph-issue";
import type { TurnFailureReason } from "./turn-failure";

/** What a limit counts. */
export type LimitUnit = "byte" | "character" | "turn" | "tool" | "model";

/** Every reason an operation can be refused for, with the facts that travel beside it in `error.data`. */
export type ErrorDetails = {
  session_not_found: object;
  turn_not_found: object;
  workflow_not_found: object;
  version_not_found: object;
  tool_not_found: object;
  revision_conflict: { expectedRevision: number; actualRevision: number };
  turn_in_progress: { turnId: string };
  idempotency_mismatch: object;
  draft_conflict: object;
  invalid_input: { issues?: { path: string; message: string }[] };
  invalid_graph: { issues: GraphIssue[] };
  not_text_chat: object;
  session_ended: object;
  organization_required: object;
  limit_exceeded: { limit: number; actual: number; unit?: LimitUnit };
  unauthorized: object;
  not_allowed: object;
  rate_limited: { retryAfterMs: number };
  turn_failed: { turnId: string; revision: number; cause: TurnFailureReason; workflowRunId: string };
  internal: object;
};

export type ErrorReason = keyof ErrorDetails;

/** The tRPC code of each reason. Does not compile when a reason is missing. */
export const errorCodes = {
  session_not_found: "NOT_FOUND",
  turn_not_found: "NOT_FOUND",
  workflow_not_found: "NOT_FOUND",
  version_not_found: "NOT_FOUND",
  tool_not_found: "NOT_FOUND",
  revision_conflict: "CONFLICT",
  turn_in_progress: "CONFLICT",
  idempotency_mismatch: "CONFLICT",
  draft_conflict: "CONFLICT",
  invalid_input: "BAD_REQUEST",
  invalid_graph: "BAD_REQUEST",
  not_text_chat: "BAD_REQUEST",
  session_ended: "BAD_REQUEST",
  organization_required: "BAD_REQUEST",
  limit_exceeded: "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  rate_limited: "TOO_MANY_REQUESTS",
  turn_failed: "INTERNAL_SERVER_ERROR",
  internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorReason, string>;
