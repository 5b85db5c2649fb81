import { ArrowUp, Square } from "lucide-react";
import type { Ref } from "react";
import { Button } from "@/features/interface/button";
import { number } from "@/features/interface/measure";
import { limits } from "@/shared/limits";
import { MessageInput } from "./message-input";

/** Where the next message is written. While a turn runs, the button that sends is the one that stops it. */
export function Composer({
  draft,
  isBusy,
  isBranching,
  isStopping,
  onChange,
  onSend,
  onStop,
  ref,
}: {
  draft: string;
  isBusy: boolean;
  isBranching: boolean;
  isStopping: boolean;
  onChange: (draft: string) => void;
  onSend: () => void;
  /** Null while there is no turn to stop. */
  onStop: (() => void) | null;
  ref: Ref<HTMLTextAreaElement>;
}) {
  const text = draft.trim();
  const excess = text.length - limits.textLength;
  const canSend = !isBusy && text !== "" && excess <= 0;
  const send = () => {
    if (canSend) onSend();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="rounded-xl border border-line-strong bg-raised shadow-xs focus-within:border-accent"
    >
      <MessageInput
        ref={ref}
        label="Message"
        value={draft}
        placeholder={
          isBranching ? "Say something else from here" : "Write as the person who talks to the agent"
        }
        onChange={onChange}
        onSubmit={send}
        onCancel={onStop ?? undefined}
        className="block px-3 pt-2.5"
      />
      <div className="flex items-center gap-3 p-2 pl-3 text-ink-faint text-xs">
        {excess > 0 ? (
          <span className="text-negative">{number(excess)} characters too many</span>
        ) : onStop ? (
          <span>{isStopping ? "Stopping" : "Esc stops the reply"}</span>
        ) : isBranching ? (
          <span className="font-medium text-accent">Sending starts a new branch</span>
        ) : (
          <span className="max-sm:hidden">Enter sends · Shift and Enter for a new line</span>
        )}
        {onStop ? (
          <Button
            size="small"
            className="ml-auto"
            isBusy={isStopping}
            icon={<Square className="size-3 fill-current" aria-hidden />}
            onClick={onStop}
          >
            Stop
          </Button>
        ) : (
          <Button
            type="submit"
            variant="primary"
            size="small"
            className="ml-auto"
            disabled={!canSend}
            icon={<ArrowUp className="size-3.5" aria-hidden />}
          >
            Send
          </Button>
        )}
      </div>
    </form>
  );
}
