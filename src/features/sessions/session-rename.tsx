import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { limits } from "@/shared/limits";

/** A field in the place of a session's name while it is being changed. */
export function SessionRename({
  workflowId,
  runId,
  name,
  onDone,
}: {
  workflowId: string;
  runId: string;
  name: string;
  onDone: () => void;
}) {
  const utils = trpc.useUtils();
  const [typed, setTyped] = useState(name);
  const renaming = trpc.textChat.rename.useMutation({
    onSuccess: async (renamed) => {
      // Renaming changes no revision, so the cached session is told of it here.
      utils.textChat.get.setData({ workflowId, runId }, (held) => held && { ...held, name: renamed.name });
      await utils.textChat.list.invalidate();
      onDone();
    },
  });
  return (
    <form
      aria-label="Rename session"
      className="flex flex-wrap items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === name) onDone();
        else renaming.mutate({ workflowId, runId, name: typed });
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here.
        autoFocus
        aria-label="Session name"
        required
        maxLength={limits.nameLength}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
        className={classNames(inputClass, "h-8 min-w-0 flex-1 text-sm")}
      />
      <Button type="submit" size="small" isBusy={renaming.isPending} disabled={typed.trim() === ""}>
        Rename
      </Button>
      <Button size="small" variant="quiet" onClick={onDone}>
        Cancel
      </Button>
      {renaming.error && (
        <p role="alert" className="w-full text-negative text-xs">
          {explainFailure(readFailure(renaming.error))}
        </p>
      )}
    </form>
  );
}
