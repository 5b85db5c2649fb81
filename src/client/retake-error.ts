import { TRPCClientError } from "@trpc/client";
import type { ErrorDetails, ErrorReason } from "@/server/contract/error-contract";
import type { AppRouter } from "@/server/trpc/app-router";

/** What the server refused, and the facts of that reason beside it. */
export type RetakeError = {
  [Reason in ErrorReason]: { reason: Reason; message: string } & ErrorDetails[Reason];
}[ErrorReason];

/** Reads what a call rejected with. `null` when the server did not answer: it was not reached, or something else failed. */
export function retakeError(error: unknown): RetakeError | null {
  if (!(error instanceof TRPCClientError)) return null;
  const { data } = error as TRPCClientError<AppRouter>;
  return data ? ({ ...data, message: error.message } as unknown as RetakeError) : null;
}
