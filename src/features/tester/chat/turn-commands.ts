import type { TimelineTurn } from "@/features/tester/reading/timeline";
import type { TurnOutput } from "@/server/contract/turn-output";

/** What can be done with a turn of the conversation. */
export type TurnCommands = {
  /** Focuses the composer, unless something else has the focus. */
  focusComposer: () => void;
  inspect: (turnId: string) => void;
  inspectNode: (nodeId: string, turnId: string) => void;
  inspectTool: (turnId: string, toolCallId: string) => void;
  showPaths: () => void;
  rewind: (turnId: string) => void;
  /** Runs the turn again, with the same words or with `text`. */
  rerun: (turn: TurnOutput, text?: string) => void;
  /** Runs the turn again, and really asks a tool whose result was recorded. */
  askAgain: (turn: TurnOutput, toolId: string) => void;
  restore: (turnId: string) => void;
  /** Compares the path shown with that of a sibling. */
  compare: (siblingTurnId: string) => void;
  /** Goes on from a turn with other variables. */
  editVariables: (turnId: string) => void;
};

export type TurnViewProps = TimelineTurn & {
  /** Of all turns on the path, drawn or not. */
  count: number;
  isSelected: boolean;
  canRewind: boolean;
  commands: TurnCommands;
};
