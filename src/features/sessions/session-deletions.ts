import type { Reaction } from "@/features/interface/use-machine";

/** Sessions that a person has deleted: those that can still be taken back, and those whose deletion is on its way. */
export type SessionDeletions = { waiting: readonly string[]; sending: readonly string[] };

export type DeletionEvent =
  | { type: "removed"; runId: string }
  /** The person wants it back. */
  | { type: "undone"; runId: string }
  /** The time to take it back is over. */
  | { type: "due"; runId: string }
  /** The person leaves the page: what waits is due. */
  | { type: "left" }
  /** The server has answered, whatever it said. */
  | { type: "answered"; runId: string };

export type DeletionEffect =
  | { type: "start_timer"; runId: string }
  | { type: "stop_timer"; runId: string }
  | { type: "send"; runId: string };

export const noDeletions: SessionDeletions = { waiting: [], sending: [] };

/** A session is sent for deletion once, and only after the time to take that back; what is on its way cannot be taken back. */
export function deletionsAfter(
  deletions: SessionDeletions,
  event: DeletionEvent,
): Reaction<SessionDeletions, DeletionEffect> {
  const { waiting, sending } = deletions;
  switch (event.type) {
    case "removed": {
      const { runId } = event;
      if (isDeleted(deletions, runId)) return { state: deletions, effects: [] };
      return {
        state: { waiting: [...waiting, runId], sending },
        effects: [{ type: "start_timer", runId }],
      };
    }
    case "undone": {
      const { runId } = event;
      if (!waiting.includes(runId)) return { state: deletions, effects: [] };
      return {
        state: { waiting: without(waiting, runId), sending },
        effects: [{ type: "stop_timer", runId }],
      };
    }
    case "due":
      return sent(deletions, waiting.includes(event.runId) ? [event.runId] : []);
    case "left":
      return sent(deletions, waiting);
    case "answered":
      return { state: { waiting, sending: without(sending, event.runId) }, effects: [] };
  }
}

export function isDeleted({ waiting, sending }: SessionDeletions, runId: string): boolean {
  return waiting.includes(runId) || sending.includes(runId);
}

function sent(
  { waiting, sending }: SessionDeletions,
  runIds: readonly string[],
): Reaction<SessionDeletions, DeletionEffect> {
  return {
    state: {
      waiting: waiting.filter((runId) => !runIds.includes(runId)),
      sending: [...sending, ...runIds],
    },
    effects: runIds.flatMap((runId) => [
      { type: "stop_timer" as const, runId },
      { type: "send" as const, runId },
    ]),
  };
}

function without(runIds: readonly string[], runId: string): string[] {
  return runIds.filter((each) => each !== runId);
}
