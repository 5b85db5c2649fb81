import type { SessionChanged, TurnProgress } from "../contract/live-contract";

/** What processes on one database tell each other. */
export type BusMessage =
  | ProgressMessage
  | ({ runId: string } & SessionChanged)
  | JoinedMessage
  | { type: "cancel_requested"; turnId: string };

/**
 * The progress of a turn from position `start` on. Between the beginning and the end it is only sent once another
 * process has joined.
 */
export type ProgressMessage = {
  type: "progress";
  runId: string;
  turnId: string;
  /** The revision of the session when the turn started. */
  revision: number;
  start: number;
  events: TurnProgress[];
  isJoined: boolean;
};

/** Another process watches this run and knows the turn up to position `start`; it knows no turn when `turnId` is null. */
export type JoinedMessage = { type: "joined"; runId: string; turnId: string | null; start: number };
