import type { SessionOutput } from "@/server/contract/text-chat-contract";

/** What the person said on the visible path, in order: the messages that a new session is told again. */
export function messagesToReplay({ sessionData }: Pick<SessionOutput, "sessionData">): string[] {
  const { turns, cursorTurnId } = sessionData;
  const end = cursorTurnId === null ? turns.length : turns.findIndex((turn) => turn.id === cursorTurnId) + 1;
  return turns.slice(0, end).flatMap((turn) => turn.userMessage?.text ?? []);
}

export type Replay =
  | { type: "waiting" }
  | { type: "running"; said: number; total: number; isStopping: boolean }
  | {
      type: "done";
      runId: string;
      said: number;
      total: number;
      why: "complete" | "stopped" | "ended" | "failed";
    };

/** How a replay stands, in words. */
export function describeReplay(replay: Replay): string {
  if (replay.type === "waiting") return "";
  const progress = `${replay.said} of ${replay.total} messages said`;
  if (replay.type === "running") return replay.isStopping ? `Stopping: ${progress}` : progress;
  const endings = {
    complete: `All ${replay.total} messages are said again.`,
    stopped: `Stopped: ${progress}.`,
    ended: `The session ended early: ${progress}.`,
    failed: `A turn failed: ${progress}.`,
  };
  return endings[replay.why];
}
