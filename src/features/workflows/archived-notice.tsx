import { useRouter, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";

/** After a workflow was archived: what happened, and the way back. */
export function ArchivedNotice() {
  return (
    <Suspense>
      <ArchivedByAddress />
    </Suspense>
  );
}

function ArchivedByAddress() {
  const router = useRouter();
  const workflowId = useSearchParams().get("archived");
  const utils = trpc.useUtils();
  const undoing = trpc.workflow.unarchive.useMutation({
    onSuccess: async () => {
      await utils.workflow.invalidate();
      router.replace("/workflows");
    },
  });
  if (workflowId === null) return null;
  return (
    <Notice
      tone={undoing.error ? "negative" : "positive"}
      title="The workflow is archived"
      action={
        <Button size="small" isBusy={undoing.isPending} onClick={() => undoing.mutate({ workflowId })}>
          Undo
        </Button>
      }
    >
      {undoing.error
        ? explainFailure(readFailure(undoing.error))
        : "Its versions and sessions are kept, out of sight."}
    </Notice>
  );
}
