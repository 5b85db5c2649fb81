import type { TurnOutput } from "@/server/contract/turn-output";

export type Stop = {
  turnId: string;
  /** Of the turn on its path, from 1. */
  number: number;
  /** For people, read out and shown beside the stop. */
  label: string;
  mark: "plain" | "branching" | "failed" | "changed";
};

const excerptLength = 60;

/** One stop for each turn of the path on which a session can stand: all that have settled. */
export function scrubberStops(turns: readonly TurnOutput[]): Stop[] {
  return turns
    .filter((turn) => turn.status !== "pending")
    .map((turn, index) => ({
      turnId: turn.id,
      number: index + 1,
      label: `Turn ${index + 1} of ${turns.length}: ${describe(turn)}`,
      mark: markOf(turn),
    }));
}

function describe({ kind, userMessage }: TurnOutput): string {
  if (userMessage) return excerpt(userMessage.text);
  return kind === "opening" ? "opening" : "variables changed";
}

function markOf({ status, kind, siblingTurnIds }: TurnOutput): Stop["mark"] {
  if (status !== "completed") return "failed";
  if (siblingTurnIds.length > 1) return "branching";
  return kind === "context_patch" ? "changed" : "plain";
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1)}…`;
}

/** The stop where a session stands: at its cursor, else at its end. */
export function standingStop(stops: readonly Stop[], cursorTurnId: string | null): number {
  const index = stops.findIndex((stop) => stop.turnId === cursorTurnId);
  return index < 0 ? stops.length - 1 : index;
}

/** What to rewind to for a stop: the last one is where the session goes on, with no cursor at all. */
export function cursorAt(stops: readonly Stop[], index: number): string | null {
  return index >= stops.length - 1 ? null : (stops[Math.max(0, index)]?.turnId ?? null);
}

/** The stop nearest to a place along the track, given as a share of its length. */
export function stopAt(stops: readonly Stop[], share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * (stops.length - 1));
}

/** Which stops have a tick of their own on a track of that many pixels: those that say something always do. */
export function tickedStops(stops: readonly Stop[], length: number): Set<number> {
  const every = Math.max(1, Math.ceil((stops.length * 6) / Math.max(length, 1)));
  return new Set(
    stops.flatMap(({ mark }, index) =>
      index % every === 0 || (every < 10 && mark !== "plain") ? [index] : [],
    ),
  );
}
