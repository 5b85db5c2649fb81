import { useMemo } from "react";
import type { TurnCommands } from "./chat/turn-commands";
import type { SelectionState } from "./frame/use-selection";
import type { UndoableControls } from "./session/use-undo";

/** The commands of a turn. A command that goes on with the conversation focuses the composer afterwards. */
export function useTurnCommands(
  { rewind, rerun, restore }: UndoableControls,
  { inspectTurn, inspectNode, inspectTool, showPane }: SelectionState,
  {
    focusComposer,
    returnToDraft,
    editVariables,
    compare,
  }: Pick<TurnCommands, "focusComposer" | "editVariables" | "compare"> & {
    returnToDraft: (text: string) => void;
  },
): TurnCommands {
  return useMemo(
    () => ({
      focusComposer,
      inspect: inspectTurn,
      inspectNode,
      inspectTool,
      showPaths: () => showPane("paths"),
      async rewind(turnId) {
        await rewind(turnId);
        focusComposer();
      },
      async rerun(turn, text) {
        if (!(await rerun(turn, { text })) && text !== undefined) returnToDraft(text);
        focusComposer();
      },
      async askAgain(turn, toolId) {
        await rerun(turn, { askAgain: [toolId] });
        focusComposer();
      },
      async restore(turnId) {
        await restore(turnId);
        focusComposer();
      },
      editVariables,
      compare,
    }),
    [
      inspectTurn,
      inspectNode,
      inspectTool,
      showPane,
      rewind,
      rerun,
      restore,
      returnToDraft,
      focusComposer,
      editVariables,
      compare,
    ],
  );
}
