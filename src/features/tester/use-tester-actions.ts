import type { Action } from "@/features/palette/action-registry";
import { useShortcuts } from "@/features/palette/shortcuts";
import type { Panes } from "./frame/use-panes";
import type { SelectionState } from "./frame/use-selection";

const timeline = "Timeline";
const message = "Message";
/** The focused control handles these keys itself. */
const ofControls: Action[] = [
  { label: "First turn, with the timeline in focus", keys: "Home", group: timeline },
  { label: "Latest turn, with the timeline in focus", keys: "End", group: timeline },
  { label: "Send", keys: "Enter", group: message },
  { label: "New line", keys: "Shift+Enter", group: message },
  { label: "Stop the reply", keys: "Escape", group: message },
];

/** What the tester offers by key and in the palette, beside what is seen on it. */
export function useTesterActions({
  isRewound,
  panes,
  selected,
  travel,
  onEditVariables,
  closeComparison,
}: {
  isRewound: boolean;
  panes: Panes;
  selected: SelectionState;
  travel: { stepBack: () => void; stepForward: () => void; returnToLatest: () => void };
  onEditVariables: () => void;
  /** Null while nothing is compared. */
  closeComparison: (() => void) | null;
}): void {
  const paneActions: Action[] = panes.isWide
    ? [
        { label: "Show or hide the graph", handler: () => panes.toggle("graph") },
        { label: "Show or hide the inspector", handler: () => panes.toggle("inspector") },
      ]
    : [{ label: "Show the graph", handler: () => panes.show("graph") }];
  const actions: Action[] = [
    { label: "Step back one turn", keys: "[", group: timeline, handler: travel.stepBack },
    { label: "Step forward one turn", keys: "]", group: timeline, handler: travel.stepForward },
    ...(isRewound
      ? [
          {
            label: "Return to the latest turn",
            keys: "Escape",
            group: timeline,
            handler: travel.returnToLatest,
          },
        ]
      : []),
    { label: "Show every branch as a tree", handler: () => selected.showPane("tree") },
    { label: "Show what the agent knows", handler: () => selected.showPane("state") },
    { label: "Change variables", handler: onEditVariables },
    ...paneActions,
    ...ofControls,
  ];
  useShortcuts(
    closeComparison ? [{ label: "Back to the chat", keys: "Escape", handler: closeComparison }] : actions,
  );
}
