import { nextReturnStep, type Standing, standingOf } from "@/features/tester/reading/return-steps";
import type { TesterSession } from "@/features/tester/reading/tester-session";

/** What was done, and where the session stood before. */
export type Undoable = { done: "rewound" | "restored" | "ended"; before: Standing };

/** A command to a session, as far as a way back from it goes. */
export type Command =
  | { type: "rewind"; cursorTurnId: string | null }
  | { type: "restore" | "end" | "send" | "rerun" | "patch" };

const doneBy = { restore: "restored", end: "ended" } as const;

/**
 * What can be undone once a command has been tried on the session. Returning to the latest turn, and whatever goes on with the
 * conversation, ends the way back; so does a rewind to where the session stands.
 */
export function undoableAfter(
  command: Command,
  before: TesterSession | undefined,
  isDone: boolean,
): Undoable | null {
  const done = doneOf(command);
  if (!done || !isDone || !before) return null;
  const standing = standingOf(before);
  const isThere = command.type === "rewind" && command.cursorTurnId === standing.cursorTurnId;
  return isThere ? null : { done, before: standing };
}

/** Whether the way back is over before the command is tried. */
export function endsWayBack(command: Command): boolean {
  return doneOf(command) === null;
}

function doneOf(command: Command): Undoable["done"] | null {
  switch (command.type) {
    case "rewind":
      return command.cursorTurnId === null ? null : "rewound";
    case "restore":
    case "end":
      return doneBy[command.type];
    default:
      return null;
  }
}

/** The next command on the way back; null when the session stands where it stood. */
export function nextUndoStep(undoable: Undoable, session: TesterSession | undefined) {
  return session ? nextReturnStep(session, undoable.before) : null;
}
