import type { SessionChanged, TurnProgress } from "../contract/live-contract";

/** What processes on one database tell each other. */
export type BusMessage =
  | ProgressMessage
  | ({ runId: string } & SessionChanged)
  | JoinedMessage
  | { type: "cancel_requested"; turnId: string };

/** What a turn tells from `start` on. What it tells in between is only sent once somebody has joined. */
export type ProgressMessage = {
  type: "progress";
  runId: string;
  turnId: string;
  /** Of the session when the turn started. */
  revision: number;
  start: number;
  events: TurnProgress[];
  isJoined: boolean;
};

/** Somebody watches this run and knows a turn of it up to `start`; no turn when `turnId` is null. */
export type JoinedMessage = { type: "joined"; runId: string; turnId: string | null; start: number };
