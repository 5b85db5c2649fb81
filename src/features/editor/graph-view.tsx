import dynamic from "next/dynamic";
import { useState } from "react";
import type { GraphIssue } from "@/engine/graph-issue";
import { Choice } from "@/features/interface/choice";
import { classNames } from "@/features/interface/class-names";
import { Skeleton } from "@/features/interface/skeleton";
import { IssuePanel } from "./issue-panel";
import { OutlineList } from "./outline-list";
import { PropertiesPanel } from "./properties-panel";
import type { Editor, FieldRequest } from "./use-editor";

const EditorCanvas = dynamic(() => import("./editor-canvas").then((module) => module.EditorCanvas), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

const panes = [
  { value: "list", label: "List" },
  { value: "graph", label: "Graph" },
  { value: "fields", label: "Fields" },
] as const;

type Pane = (typeof panes)[number]["value"];

/** List, drawing and form side by side; one at a time where there is no room for three. */
export function GraphView({
  editor,
  issues,
  isChecking,
}: {
  editor: Editor;
  issues: readonly GraphIssue[];
  isChecking: boolean;
}) {
  const [pane, setPane] = useState<Pane>("graph");
  // A request for a field shows the form, also where there is only room for one pane.
  const [seenRequest, setSeenRequest] = useState<FieldRequest | null>(null);
  if (seenRequest !== editor.request) {
    setSeenRequest(editor.request);
    if (editor.request) setPane("fields");
  }
  const on = (each: Pane, className: string) => classNames(className, pane !== each && "max-lg:hidden");
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[15rem_minmax(0,1fr)_21rem]">
      <div className="border-b p-2 lg:hidden">
        <Choice label="Pane" options={panes} value={pane} onChange={setPane} />
      </div>
      <div className={on("list", "flex min-h-0 flex-1 flex-col border-r")}>
        <OutlineList editor={editor} issues={issues} />
        <IssuePanel
          issues={issues}
          isChecking={isChecking}
          definition={editor.document.definition}
          onGo={editor.goTo}
        />
      </div>
      <section aria-label="Graph" className={on("graph", "relative min-h-0 flex-1")}>
        <EditorCanvas editor={editor} issues={issues} />
      </section>
      <aside aria-label="Fields" className={on("fields", "min-h-0 flex-1 overflow-y-auto border-l")}>
        <PropertiesPanel editor={editor} issues={issues} />
      </aside>
    </div>
  );
}
