import type { Reaction } from "@/features/interface/use-machine";

/** A place of the timeline: a turn, or null for its end. */
type Place = string | null;

/** Moves of a session's cursor. */
export type MoveQueue = {
  /** What is looked at, or gone to; undefined for where the session stands. */
  preview: Place | undefined;
  isMoving: boolean;
  /** Where to go when the move that is under way has arrived; undefined for nowhere. */
  next: Place | undefined;
};

export type MoveEvent =
  | { type: "chosen"; place: Place }
  | { type: "looked"; place: Place | undefined }
  /** Or could not move there. */
  | { type: "arrived" };

export type MoveEffect = { type: "move"; place: Place };

export const noMove: MoveQueue = { preview: undefined, isMoving: false, next: undefined };

/** A place can be looked at before it is chosen. Of several chosen while a move is under way, the newest is gone to next. */
export function moveQueueAfter(queue: MoveQueue, event: MoveEvent): Reaction<MoveQueue, MoveEffect> {
  switch (event.type) {
    case "chosen": {
      const { place } = event;
      return queue.isMoving
        ? { state: { ...queue, preview: place, next: place }, effects: [] }
        : { state: { preview: place, isMoving: true, next: undefined }, effects: [{ type: "move", place }] };
    }
    case "looked":
      return { state: queue.isMoving ? queue : { ...queue, preview: event.place }, effects: [] };
    case "arrived": {
      const { next } = queue;
      return next === undefined
        ? { state: noMove, effects: [] }
        : { state: { ...queue, next: undefined }, effects: [{ type: "move", place: next }] };
    }
  }
}
