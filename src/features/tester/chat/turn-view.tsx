import { SlidersHorizontal } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { classNames } from "@/features/interface/class-names";
import { TurnNote } from "@/features/tester/parts/turn-note";
import { canRerun } from "@/features/tester/reading/session-reading";
import type { PlacedTurn } from "@/features/tester/reading/timeline";
import { turnItems } from "@/features/tester/reading/turn-items";
import type { TurnOutput } from "@/server/contract/turn-output";
import { AssistantItem } from "./assistant-item";
import { EditMessage } from "./edit-message";
import { TurnFooter } from "./turn-footer";
import { TypingIndicator } from "./typing-indicator";
import { UnfinishedTurn } from "./unfinished-turn";
import { UserBubble } from "./user-bubble";

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

export type TurnViewProps = PlacedTurn & {
  /** Of all turns on the path, drawn or not. */
  count: number;
  isSelected: boolean;
  canRewind: boolean;
  commands: TurnCommands;
};

/** The palette without its strong colours, so that what is dimmed can still be read by everybody. */
const dimmed = [
  "[&:not(:hover,:focus-within)]:[--ink:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--ink-soft:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--accent:var(--ink-faint)]",
  "[&:not(:hover,:focus-within)]:[--accent-soft:var(--sunken)]",
  "[&:not(:hover,:focus-within)]:[--accent-line:var(--line)]",
  "[&:not(:hover,:focus-within)]:[--node-start:var(--line-strong)]",
  "[&:not(:hover,:focus-within)]:[--node-agent:var(--line-strong)]",
  "[&:not(:hover,:focus-within)]:[--node-end:var(--line-strong)]",
  "text-ink",
];

/** One turn: what was said to the agent, what it did, and what can be done from here. */
export const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { turn, number, count, place, isSelected, commands } = props;
  const [isEditing, setIsEditing] = useState(false);
  const items = useMemo(() => turnItems(turn), [turn]);
  const text = turn.userMessage?.text ?? null;
  const rerun = canRerun(turn) ? () => commands.rerun(turn) : null;
  return (
    <article
      aria-label={`Turn ${number}`}
      aria-posinset={number}
      aria-setsize={count}
      data-turn={turn.id}
      data-place={place}
      className={classNames(
        "group/turn @container grid grid-cols-1 gap-2 rounded-lg px-3 pt-3 pb-1",
        isSelected && "bg-sunken",
        place === "beyond" && dimmed,
      )}
    >
      {isEditing && text !== null ? (
        <EditMessage
          text={text}
          onCancel={() => {
            setIsEditing(false);
            commands.focusComposer();
          }}
          onRerun={(edited) => {
            setIsEditing(false);
            commands.rerun(turn, edited);
          }}
        />
      ) : (
        turn.userMessage && <UserBubble text={turn.userMessage.text} at={turn.userMessage.createdAt} />
      )}
      {turn.kind === "context_patch" && items.length === 0 && (
        <TurnNote icon={SlidersHorizontal} summary="Variables were changed by hand" />
      )}
      {items.map((item) => (
        <AssistantItem key={item.id} item={item} turnId={turn.id} commands={commands} />
      ))}
      {turn.status === "pending" && <TypingIndicator />}
      <UnfinishedTurn turn={turn} onTryAgain={rerun} />
      {turn.status !== "pending" && (
        <TurnFooter
          {...props}
          onRerun={rerun}
          onEdit={rerun && text !== null ? () => setIsEditing(true) : null}
        />
      )}
    </article>
  );
});
