import { explainFailure, type Failure } from "@/features/api/failure";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import type { Theirs } from "./draft-saving";

/** Says what keeps the draft from being saved, what is kept meanwhile, and what the person can do. */
export function SavingNotices({
  failure,
  theirs,
  onRetry,
  onTakeTheirs,
  onKeepMine,
}: {
  failure: Failure | null;
  theirs: Theirs | null;
  onRetry: () => void;
  onTakeTheirs: (theirs: Theirs) => void;
  onKeepMine: () => void;
}) {
  if (theirs) {
    return (
      <Notice
        tone="caution"
        title="The workflow was changed in another place"
        action={
          <>
            <Button size="small" onClick={() => onTakeTheirs(theirs)}>
              Take theirs
            </Button>
            <Button size="small" onClick={onKeepMine}>
              Keep mine
            </Button>
          </>
        }
      >
        Your edits are here and nowhere else. Taking theirs can be undone; keeping yours saves them over what
        is there.
      </Notice>
    );
  }
  if (!failure) return null;
  return (
    <Notice
      tone="negative"
      title="Not saved"
      action={
        <Button size="small" onClick={onRetry}>
          Save now
        </Button>
      }
    >
      {explainFailure(failure)} Your edits are kept on this page.
    </Notice>
  );
}
