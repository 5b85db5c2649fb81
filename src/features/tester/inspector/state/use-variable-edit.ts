import { useCallback, useMemo, useState } from "react";
import { visibleEnd } from "@/features/tester/reading/timeline";
import type { UndoableControls } from "@/features/tester/session/use-undo";
import type { VariablePatch } from "./variable-rows";

export type VariableEdit = ReturnType<typeof useVariableEdit>;

/**
 * Changes variables after a turn: rewinds to the turn where the session does not stand there, then adds a turn that
 * changes them.
 */
export function useVariableEdit(
  { held, rewind, patch }: UndoableControls,
  { onBegin, onDone }: { onBegin: () => void; onDone: () => void },
) {
  const [turnId, setTurnId] = useState<string | null>(null);

  const begin = useCallback(
    (at: string) => {
      setTurnId(at);
      onBegin();
    },
    [onBegin],
  );

  const save = useCallback(
    async (changes: VariablePatch) => {
      const session = held();
      if (!session || turnId === null) return;
      const isThere = visibleEnd(session)?.id === turnId || (await rewind(turnId));
      if (!isThere || !(await patch(changes))) return;
      setTurnId(null);
      onDone();
    },
    [held, rewind, patch, turnId, onDone],
  );

  const cancel = useCallback(() => {
    setTurnId(null);
    onDone();
  }, [onDone]);

  return useMemo(() => ({ turnId, begin, save, cancel }), [turnId, begin, save, cancel]);
}
