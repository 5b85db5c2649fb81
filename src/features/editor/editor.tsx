import { Rocket } from "lucide-react";
import { useState } from "react";
import { Button } from "@/features/interface/button";
import { useDefinitionCheck } from "@/features/workflows/use-definition-check";
import type { WorkflowOutput } from "@/server/contract/workflow-contract";
import { EditorToolbar } from "./editor-toolbar";
import { GraphView } from "./graph-view";
import { IssuePanel } from "./issue-panel";
import { JsonView } from "./json-view";
import { PublishDialog } from "./publish-dialog";
import { SaveStatus } from "./save-status";
import { SavingNotices } from "./saving-notices";
import { SettingsView } from "./settings-view";
import { basisOf, documentOf, useDraftSaving } from "./use-draft-saving";
import { useEditor } from "./use-editor";
import { useEditorShortcuts } from "./use-editor-shortcuts";
import { useEarlierEdits, useKeptEdits } from "./use-kept-edits";

/** The draft of a workflow: what is edited is saved by itself, and nothing is published unseen. */
export function Editor({ workflow }: { workflow: WorkflowOutput }) {
  const [initial] = useState(() => documentOf(workflow));
  const { workflowId } = workflow;
  const earlier = useEarlierEdits(workflowId, initial);
  const editor = useEditor(initial, earlier?.document ?? null);
  const { document, view, texts } = editor;
  const basis = earlier?.basis ?? basisOf(workflow);
  const saving = useDraftSaving(workflowId, { basis, saved: initial }, document);
  useKeptEdits(workflowId, { isSaved: saving.state === "saved", basis: saving.basis, document });
  const check = useDefinitionCheck(document.definition, document.templateContext);
  const issues = check.latest ?? workflow.issues;
  const isChecking = check.issues === null;
  const [isPublishing, setIsPublishing] = useState(false);
  const openPublishing = () => {
    saving.saveNow();
    setIsPublishing(true);
  };
  useEditorShortcuts(editor, { save: saving.saveNow, publish: openPublishing });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <EditorToolbar editor={editor}>
        <SaveStatus state={saving.state} isAllApplied={texts.unapplied.length === 0} />
        <Button
          size="small"
          variant="primary"
          icon={<Rocket className="size-3.5" aria-hidden />}
          onClick={openPublishing}
        >
          Publish
        </Button>
      </EditorToolbar>
      {(saving.failure || saving.theirs) && (
        <div className="border-b p-2">
          <SavingNotices
            failure={saving.failure}
            theirs={saving.theirs}
            onRetry={saving.saveNow}
            onKeepMine={saving.resolve}
            onTakeTheirs={(theirs) => {
              saving.resolve();
              editor.change(theirs.document);
            }}
          />
        </div>
      )}
      {view === "graph" && <GraphView editor={editor} issues={issues} isChecking={isChecking} />}
      {view === "json" && <JsonView editor={editor} />}
      {view === "settings" && <SettingsView editor={editor} />}
      {view !== "graph" && (
        <IssuePanel
          issues={issues}
          isChecking={isChecking}
          definition={document.definition}
          onGo={editor.goTo}
        />
      )}
      {isPublishing && (
        <PublishDialog
          workflowId={workflowId}
          document={document}
          issues={check.issues}
          draftRevision={saving.state === "saved" ? saving.basis.draftRevision : null}
          isSaved={saving.state === "saved"}
          unapplied={texts.unapplied}
          onDropText={texts.drop}
          onGoToText={(place) => {
            setIsPublishing(false);
            editor.goToText(place);
          }}
          onPublished={saving.notePublished}
          onClose={() => setIsPublishing(false)}
        />
      )}
    </div>
  );
}
