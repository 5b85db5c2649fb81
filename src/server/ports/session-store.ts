import type { Actor } from "@/session/actor";
import type { SessionChange } from "@/session/change";
import type { RunState, Session, SessionStatus } from "@/session/session";
import type { JsonObject } from "@/shared/json";
import type { RunOptions } from "../contract/run-options";

/** Where a caller says a session is. Someone else's session and no session are the same answer. */
export type SessionScope = { organizationId: string; workflowId: string; runId: string };

/** What never changes about a run, but for its name. */
export type RunFacts = {
  runId: string;
  workflowId: string;
  organizationId: string;
  definitionId: string;
  versionNumber: number;
  name: string;
  mode: string;
  initialContext: JsonObject;
  annotations: JsonObject;
  options: RunOptions;
  inactivityTimeoutSeconds: number;
  createdBy: Actor;
  createdAt: string;
};

export type StoredSession = { run: RunFacts; session: Session };

export type SessionSummary = {
  runId: string;
  workflowId: string;
  name: string;
  state: RunState;
  status: SessionStatus;
  revision: number;
  turnCount: number;
  versionNumber: number;
  createdBy: Actor;
  createdAt: string;
  updatedAt: string;
};

/** `endedAt` is when the session should have ended, provided that it still has this revision. */
export type InactiveSession = { scope: SessionScope; revision: number; endedAt: string };

export type SessionStore = {
  /**
   * Stores a run and its session as `openSession` made it, in one transaction.
   * @returns false when the definition is gone, because a save replaced it meanwhile; then nothing was written
   */
  create(run: RunFacts, session: Session): Promise<boolean>;

  load(scope: SessionScope): Promise<StoredSession | null>;

  /**
   * Stores the change in one transaction if the session still has the revision it was decided on.
   * @returns the session after the change, or null when another change came first; then nothing was written
   */
  commit(session: Session, change: SessionChange): Promise<Session | null>;

  /**
   * Deletes the run with its session, all its turns, and the definition that nothing else needs.
   * @returns false when there was none in this scope
   */
  delete(scope: SessionScope): Promise<boolean>;

  /** Gives the run another name. @returns false when there is none in this scope */
  rename(scope: SessionScope, name: string): Promise<boolean>;

  /** Prolongs the lease of a pending turn. @returns null when the turn is not this owner's to run any more */
  renewLease(
    turnId: string,
    owner: string,
    expiresAt: string,
  ): Promise<{ isCancelRequested: boolean } | null>;

  /** Writes down that a turn is to be stopped, for whoever renews its lease. One that has settled stays as it is. */
  requestCancel(turnId: string): Promise<void>;

  /** Sessions whose pending turn has a lease that has run out, or belongs to another than the `soleOwner` there can be. */
  findAbandoned(query: { now: string; soleOwner: string | null; limit: number }): Promise<SessionScope[]>;

  /** Sessions that have been idle for longer than they may be, those that should have ended first at the front. */
  findInactive(query: { now: string; limit: number }): Promise<InactiveSession[]>;

  /** Newest first, those older than `before`. */
  list(query: {
    organizationId: string;
    workflowId: string;
    state: RunState | null;
    /** A part of the name, in capitals or not. */
    search: string | null;
    before: { createdAt: string; runId: string } | null;
    limit: number;
  }): Promise<SessionSummary[]>;
};
