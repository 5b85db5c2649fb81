import { useCallback, useMemo, useRef, useState } from "react";
import { type Command, endsWayBack, nextUndoStep, type Undoable, undoableAfter } from "./undoable";
import type { SessionControls } from "./use-session";
import type { Outcome } from "./use-session-change";

/** The session's controls, with a way back from those that move it elsewhere. */
export function useUndo(controls: SessionControls) {
  const { held, rewind, restore, end, send, rerun, patch } = controls;
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  // A click can come between a change and its drawing: what it takes back is what was done last.
  const latest = useRef<Undoable | null>(null);
  const remember = useCallback((next: Undoable | null) => {
    latest.current = next;
    setUndoable(next);
  }, []);

  const undoing = useMemo(() => {
    const run = async (command: Command, act: () => Outcome): Outcome => {
      const before = held();
      if (endsWayBack(command)) remember(null);
      const isDone = await act();
      if (!endsWayBack(command)) remember(undoableAfter(command, before, isDone));
      return isDone;
    };
    return {
      rewind: (cursorTurnId: string | null) =>
        run({ type: "rewind", cursorTurnId }, () => rewind(cursorTurnId)),
      restore: (turnId: string) => run({ type: "restore" }, () => restore(turnId)),
      end: () => run({ type: "end" }, end),
      send: (...given: Parameters<typeof send>) => run({ type: "send" }, () => send(...given)),
      rerun: (...given: Parameters<typeof rerun>) => run({ type: "rerun" }, () => rerun(...given)),
      patch: (...given: Parameters<typeof patch>) => run({ type: "patch" }, () => patch(...given)),
    };
  }, [held, remember, rewind, restore, end, send, rerun, patch]);

  const undo = useCallback(async () => {
    const wanted = latest.current;
    if (!wanted) return;
    for (;;) {
      const step = nextUndoStep(wanted, held());
      if (step === null) break;
      const isDone = await (step.type === "restore" ? restore(step.turnId) : rewind(step.cursorTurnId));
      if (!isDone) break;
    }
    remember(null);
  }, [remember, held, restore, rewind]);

  const forgetUndo = useCallback(() => remember(null), [remember]);

  return { ...controls, ...undoing, undoable, undo, forgetUndo };
}

export type UndoableControls = ReturnType<typeof useUndo>;
