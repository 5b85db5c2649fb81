import { useCallback, useMemo, useState } from "react";
import { nextReturnStep, type Standing, standingOf } from "@/features/tester/reading/return-steps";
import type { SessionControls } from "./use-session";
import type { Outcome } from "./use-session-change";

/** What was done, and where the session stood before. */
export type Undoable = { done: "rewound" | "restored" | "ended"; before: Standing };

/** The session's controls, with a way back from those that move it elsewhere. Any other change ends that. */
export function useUndo(controls: SessionControls) {
  const { held, rewind, restore, end, send, rerun, patch } = controls;
  const [undoable, setUndoable] = useState<Undoable | null>(null);

  const remember = useCallback(
    async (done: Undoable["done"], act: () => Outcome): Outcome => {
      const session = held();
      const isDone = await act();
      setUndoable(isDone && session ? { done, before: standingOf(session) } : null);
      return isDone;
    },
    [held],
  );

  const undoing = useMemo(() => {
    const forget = async (act: () => Outcome): Outcome => {
      setUndoable(null);
      return act();
    };
    return {
      rewind: (cursorTurnId: string | null) =>
        cursorTurnId === null ? forget(() => rewind(null)) : remember("rewound", () => rewind(cursorTurnId)),
      restore: (turnId: string) => remember("restored", () => restore(turnId)),
      end: () => remember("ended", end),
      send: (...given: Parameters<typeof send>) => forget(() => send(...given)),
      rerun: (...given: Parameters<typeof rerun>) => forget(() => rerun(...given)),
      patch: (...given: Parameters<typeof patch>) => forget(() => patch(...given)),
    };
  }, [remember, rewind, restore, end, send, rerun, patch]);

  const undo = useCallback(async () => {
    if (!undoable) return;
    for (;;) {
      const session = held();
      const step = session ? nextReturnStep(session, undoable.before) : null;
      if (step === null) break;
      const isDone = await (step.type === "restore" ? restore(step.turnId) : rewind(step.cursorTurnId));
      if (!isDone) break;
    }
    setUndoable(null);
  }, [undoable, held, restore, rewind]);

  const forgetUndo = useCallback(() => setUndoable(null), []);

  return { ...controls, ...undoing, undoable, undo, forgetUndo };
}

export type UndoableControls = ReturnType<typeof useUndo>;
