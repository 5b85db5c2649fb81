import { useState } from "react";
import { Button } from "@/features/interface/button";
import { MessageInput } from "./message-input";

/** A user message, being changed where it stands. */
export function EditMessage({
  text,
  onCancel,
  onRerun,
}: {
  text: string;
  onCancel: () => void;
  onRerun: (text: string) => void;
}) {
  const [edited, setEdited] = useState(text);
  const canRerun = edited.trim() !== "";
  return (
    <form
      aria-label="Edit and rerun"
      className="ml-auto grid w-full max-w-[85%] grid-cols-1 gap-2 rounded-xl border border-accent-line bg-accent-soft p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (canRerun) onRerun(edited.trim());
      }}
    >
      <MessageInput
        label="Edited message"
        value={edited}
        onChange={setEdited}
        onSubmit={() => canRerun && onRerun(edited.trim())}
        onCancel={onCancel}
        isFocusedFirst
        className="rounded-md border bg-raised px-2"
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto pl-1 text-ink-soft text-xs">What follows is kept as another path.</span>
        <Button size="small" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={!canRerun}>
          Rerun
        </Button>
      </div>
    </form>
  );
}
