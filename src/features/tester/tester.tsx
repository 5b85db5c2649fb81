"use client";

import { readFailure } from "@/features/api/failure";
import { SessionUnavailable } from "./frame/session-unavailable";
import { TesterSkeleton } from "./frame/tester-skeleton";
import { OpenSession } from "./open-session";
import type { SessionAddress } from "./session/use-held-session";
import { useSession } from "./session/use-session";

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
