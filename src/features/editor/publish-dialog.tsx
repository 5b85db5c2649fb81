import type { GraphIssue } from "@/engine/graph-issue";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { errorsOf } from "@/features/definition/issue-reading";
import { Button } from "@/features/interface/button";
import { count } from "@/features/interface/measure";
import { ModalDialog } from "@/features/interface/modal-dialog";
import { Notice } from "@/features/interface/notice";
import { ScrollRegion } from "@/features/interface/scroll-region";
import { Skeleton } from "@/features/interface/skeleton";
import { useFirstClick } from "@/features/interface/use-first-click";
import { ChangesView } from "./changes-view";
import { documentChanges, isUnchanged } from "./document-changes";
import type { EditorDocument } from "./draft-saving";
import { type TextPlace, textPlaceLabel } from "./typed-texts";
import { documentOf } from "./use-draft-saving";

/** Shows what would be published beside what is published now. Only a saved draft without errors can be published. */
export function PublishDialog({
  workflowId,
  document,
  issues,
  isSaved,
  draftRevision,
  unapplied,
  onGoToText,
  onDropText,
  onPublished,
  onClose,
}: {
  workflowId: string;
  document: EditorDocument;
  /** Null while they are being checked. */
  issues: readonly GraphIssue[] | null;
  isSaved: boolean;
  draftRevision: number | null;
  /** The places of typed texts that cannot be read and are therefore not in the document. */
  unapplied: readonly TextPlace[];
  onGoToText: (place: TextPlace) => void;
  onDropText: (place: TextPlace) => void;
  onPublished: () => void;
  onClose: () => void;
}) {
  const utils = trpc.useUtils();
  const workflow = trpc.workflow.get.useQuery({ workflowId });
  const published = workflow.data?.published;
  const version = trpc.workflow.get.useQuery(
    { workflowId, versionId: published?.versionId ?? "" },
    { enabled: published !== undefined && published !== null },
  );
  const firstClick = useFirstClick();
  const publication = trpc.workflow.publish.useMutation({
    onSuccess: () => {
      onPublished();
      return utils.workflow.invalidate();
    },
    onError: firstClick.release,
  });
  const changes = version.data && documentChanges(documentOf(version.data), document);
  const isNothingNew = (changes && isUnchanged(changes)) || (isSaved && draftRevision === null);
  const errorCount = issues ? errorsOf(issues).length : 0;
  const isReady =
    isSaved && issues !== null && errorCount === 0 && draftRevision !== null && unapplied.length === 0;

  const publish = () => {
    if (draftRevision === null || !firstClick.take()) return;
    publication.mutate({ workflowId, expectedDraftRevision: draftRevision });
  };

  if (publication.data) {
    return (
      <ModalDialog title="Published" isOpen onClose={onClose}>
        <div className="grid gap-3 p-4">
          <Notice tone="positive" title={`Version ${publication.data.published?.number} is published`}>
            Sessions that are running keep the version they began with.
          </Notice>
          <Button className="justify-self-end" autoFocus onClick={onClose}>
            Close
          </Button>
        </div>
      </ModalDialog>
    );
  }
  return (
    <ModalDialog
      title="Publish the draft"
      description={
        published ? `What it changes against version ${published.number}.` : "Nothing is published yet."
      }
      isOpen
      onClose={onClose}
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      <ScrollRegion
        label="What changes"
        className="grid min-h-0 gap-3 overflow-y-auto p-4 outline-offset-[-2px]"
      >
        {errorCount > 0 && (
          <Notice tone="negative" title={`${count(errorCount, "error")} to mend first`}>
            Close this and choose an issue to get to its place.
          </Notice>
        )}
        {unapplied.map((place) => (
          <UnappliedNotice
            key={JSON.stringify(place)}
            label={textPlaceLabel(place, document.definition)}
            onGo={() => onGoToText(place)}
            onDrop={() => onDropText(place)}
          />
        ))}
        {!isSaved && <Notice tone="info">Waiting until the draft is saved.</Notice>}
        {publication.error && (
          <Notice tone="negative">{explainFailure(readFailure(publication.error))}</Notice>
        )}
        {changes ? <ChangesView changes={changes} /> : published && <Skeleton className="h-32" />}
      </ScrollRegion>
      <div className="flex justify-end gap-2 border-t p-3">
        <Button onClick={onClose}>Keep editing</Button>
        <Button
          variant="primary"
          disabled={!isReady || isNothingNew}
          isBusy={publication.isPending}
          onClick={publish}
        >
          {isNothingNew ? "Nothing to publish" : "Publish"}
        </Button>
      </div>
    </ModalDialog>
  );
}

function UnappliedNotice({ label, onGo, onDrop }: { label: string; onGo: () => void; onDrop: () => void }) {
  return (
    <Notice
      tone="caution"
      title={`${label} is not applied yet`}
      action={
        <>
          <Button size="small" onClick={onGo}>
            Go to it
          </Button>
          <Button size="small" onClick={onDrop}>
            Drop it
          </Button>
        </>
      }
    >
      It cannot be read, so it would not be published. Mend it or drop it first.
    </Notice>
  );
}
