import { Pencil } from "lucide-react";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { inputClass } from "@/features/interface/field";
import { IconButton } from "@/features/interface/icon-button";
import type { WorkflowSummary } from "@/server/contract/workflow-contract";
import { limits } from "@/shared/limits";

/** The name as the heading of the page, and a field in its place while it is being changed. */
export function WorkflowName({ workflow: { workflowId, name } }: { workflow: WorkflowSummary }) {
  const utils = trpc.useUtils();
  const [typed, setTyped] = useState<string | null>(null);
  const renaming = trpc.workflow.rename.useMutation({
    onSuccess: async () => {
      await utils.workflow.invalidate();
      setTyped(null);
    },
  });
  if (typed === null) {
    return (
      <>
        <h1 className="min-w-0 truncate font-semibold text-base" title={name}>
          {name}
        </h1>
        <IconButton
          label="Rename"
          className="size-7"
          icon={<Pencil className="size-3.5" aria-hidden />}
          onClick={() => setTyped(name)}
        />
      </>
    );
  }
  return (
    <form
      aria-label="Rename workflow"
      className="flex min-w-0 flex-wrap items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === name) setTyped(null);
        else renaming.mutate({ workflowId, name: typed });
      }}
    >
      <h1 className="sr-only">{name}</h1>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here.
        autoFocus
        aria-label="Workflow name"
        required
        maxLength={limits.nameLength}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
        className={classNames(inputClass, "h-8 w-56 font-semibold")}
      />
      <Button type="submit" size="small" isBusy={renaming.isPending} disabled={typed.trim() === ""}>
        Rename
      </Button>
      <Button size="small" variant="quiet" onClick={() => setTyped(null)}>
        Cancel
      </Button>
      {renaming.error && (
        <span role="alert" className="text-negative text-xs">
          {explainFailure(readFailure(renaming.error))}
        </span>
      )}
    </form>
  );
}
