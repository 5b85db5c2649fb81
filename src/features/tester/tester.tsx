"use client";

import { OpenSession } from "./open-session";
import { SessionUnavailable } from "./session-unavailable";
import { TesterSkeleton } from "./tester-skeleton";
import type { SessionAddress } from "./use-held-session";
import { useSession } from "./use-session";

/** The tester of one session. */
export function Tester(address: SessionAddress) {
  const { query, session, controls } = useSession(address);
  if (session) {
    return (
      <OpenSession session={session} isStale={query.isError} onRefresh={query.refetch} controls={controls} />
    );
  }
  if (query.isError) {
    return <SessionUnavailable error={query.error} workflowId={address.workflowId} onRetry={query.refetch} />;
  }
  return <TesterSkeleton />;
}
