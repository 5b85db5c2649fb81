import { count } from "@/features/interface/measure";
import type { SessionOutput } from "@/server/contract/text-chat-contract";
import { isSameJson, type JsonObject } from "@/shared/json";

/** What a new session takes from one that is begun again. */
export type ReplayedSession = Pick<
  SessionOutput,
  "workflowId" | "workflowRunId" | "initialContext" | "model" | "name" | "toolModes" | "sessionData"
>;

/** What the person said on the visible path, in order: the messages that a new session is told again. */
export function messagesToReplay({ sessionData }: Pick<SessionOutput, "sessionData">): string[] {
  const { turns, cursorTurnId } = sessionData;
  const end = cursorTurnId === null ? turns.length : turns.findIndex((turn) => turn.id === cursorTurnId) + 1;
  return turns.slice(0, end).flatMap((turn) => turn.userMessage?.text ?? []);
}

/** The values that the person gave at the start. The others came from the workflow, and come from it again as it is now. */
export function ownContext(initialContext: JsonObject, templateContext: JsonObject): JsonObject {
  const isOwn = ([name, value]: [string, unknown]) => !isSameJson(value, templateContext[name]);
  return Object.fromEntries(Object.entries(initialContext).filter(isOwn));
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
  const progress = `${replay.said} of ${count(replay.total, "message")} said`;
  if (replay.type === "running") return replay.isStopping ? `Stopping: ${progress}` : progress;
  const endings = {
    complete: describeComplete(replay.total),
    stopped: `Stopped: ${progress}.`,
    ended: `The session ended early: ${progress}.`,
    failed: `A turn failed: ${progress}.`,
  };
  return endings[replay.why];
}

function describeComplete(total: number): string {
  if (total === 0) return "There was no message to say again.";
  return total === 1 ? "The one message is said again." : `All ${total} messages are said again.`;
}
