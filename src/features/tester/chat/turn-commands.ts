import type { TimelineTurn } from "@/features/tester/reading/timeline";
import type { TurnOutput } from "@/server/contract/turn-output";

/** What can be done with a turn of the conversation. */
export type TurnCommands = {
  /** Where nothing else has the focus, it is where the next thing is said. */
  focusComposer: () => void;
  inspect: (turnId: string) => void;
  inspectNode: (nodeId: string, turnId: string) => void;
  inspectTool: (turnId: string, toolCallId: string) => void;
  showPaths: () => void;
  rewind: (turnId: string) => void;
  /** With other words, or with the same ones. */
  rerun: (turn: TurnOutput, text?: string) => void;
  restore: (turnId: string) => void;
  /** The path shown with that of a turn beside it. */
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
