"use client";

import { readFailure } from "@/features/api/failure";
import { OpenSession } from "./open-session";
import { SessionUnavailable } from "./session-unavailable";
import { TesterSkeleton } from "./tester-skeleton";
import type { SessionAddress } from "./use-held-session";
import { useSession } from "./use-session";

/** The tester of one session. */
export function Tester(address: SessionAddress) {
  const { query, session, controls } = useSession(address);
  const failure = query.error ? readFailure(query.error) : null;
  if (session && failure?.reason !== "session_not_found") {
    return (
      <OpenSession session={session} isStale={query.isError} onRefresh={query.refetch} controls={controls} />
    );
  }
  if (failure) {
    return (
      <SessionUnavailable
        failure={failure}
        wasOpen={session !== undefined}
        workflowId={address.workflowId}
        onRetry={query.refetch}
      />
    );
  }
  return <TesterSkeleton />;
}
