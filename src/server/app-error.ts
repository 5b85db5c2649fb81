import { markedError } from "@/shared/marked-error";
import type { ErrorDetails, ErrorReason } from "./contract/error-contract";

/** What the person reads. Clients decide by the reason, never by these words. */
const messages: Record<ErrorReason, string> = {
  session_not_found: "This session does not exist.",
  turn_not_found: "This session has no such turn on its active path.",
  workflow_not_found: "This workflow does not exist.",
  version_not_found: "This workflow has no such version.",
  tool_not_found: "This tool does not exist.",
  revision_conflict: "The session has changed since it was read.",
  turn_in_progress: "A turn is still running in this session.",
  idempotency_mismatch: "The idempotency key was used before with other content.",
  draft_conflict: "The draft has changed since it was read.",
  invalid_input: "The input is not valid.",
  invalid_graph: "The workflow's graph has errors.",
  not_text_chat: "This run is not a text chat.",
  session_ended: "The session has ended. Rewind it to go on, or start a new one.",
  organization_required: "Select an organization first.",
  limit_exceeded: "This is more than is allowed.",
  unauthorized: "Sign in, or send a valid API key.",
  not_allowed: "You may not do this.",
  rate_limited: "Too many attempts. Wait a moment.",
  turn_failed: "The turn failed. It is kept, and can be tried again.",
  internal: "Something went wrong on the server.",
};

/** The one error that use cases throw. `details` travels to the client beside the reason. */
export class AppError<Reason extends ErrorReason = ErrorReason> extends markedError("AppError") {
  constructor(
    readonly reason: Reason,
    ...[details, message]: object extends ErrorDetails[Reason]
      ? [details?: ErrorDetails[Reason], message?: string]
      : [details: ErrorDetails[Reason], message?: string]
  ) {
    super(message ?? messages[reason]);
    this.details = details ?? ({} as ErrorDetails[Reason]);
  }

  readonly details: ErrorDetails[Reason];
}
