import type {
  SessionAnswer,
  SessionChangesOutput,
  SessionOutput,
} from "@/server/contract/text-chat-contract";

/** The session in an answer to a call without `sinceRevision`. @throws when the answer is only what changed since a revision */
export function wholeSession(answer: SessionAnswer): SessionOutput {
  if (answer.kind === "session") return answer;
  throw new Error("The answer is not the whole session: the call had a `sinceRevision`.");
}

/** The session, or what changed in it, in an answer to a call that changed something. @throws when nothing had changed */
export function changedSession(answer: SessionAnswer): SessionOutput | SessionChangesOutput {
  if (answer.kind !== "unchanged") return answer;
  throw new Error("Nothing has changed since the revision that the call named.");
}
