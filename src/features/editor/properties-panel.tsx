import type { GraphIssue } from "@/engine/graph-issue";
import { FieldControl } from "@/features/form/field-control";
import { unknownKeys, visibleFields } from "@/features/form/field-reading";
import { NodeIcon, nodeKind } from "@/features/interface/node-kind";
import { dataOf, findElement, nodeTypeOf, setField } from "./definition-edit";
import { EdgeEnds } from "./edge-ends";
import { edgeFields } from "./edge-fields";
import { NodeConnections } from "./node-connections";
import { nodeFields } from "./node-fields";
import { SelectionActions } from "./selection-actions";
import { ToolsControl } from "./tools-control";
import type { Editor } from "./use-editor";
import { useRequestedField } from "./use-requested-field";

/** The form of whatever is selected, made from the table of fields. */
export function PropertiesPanel({ editor, issues }: { editor: Editor; issues: readonly GraphIssue[] }) {
  const { document, selection, request } = editor;
  const panel = useRequestedField(request);

  const element = selection && findElement(document.definition, selection);
  if (!selection || !element) {
    return (
      <p className="p-4 text-ink-soft text-sm">
        Select a node or an edge to edit it, on the graph or in the list beside it.
      </p>
    );
  }
  const data = dataOf(element);
  const type = nodeTypeOf(element);
  const specs = selection.kind === "edge" ? edgeFields : type ? nodeFields[type] : [];
  const messageOf = (key: string, severity: GraphIssue["severity"]) => {
    const issue = issues.find(
      (each) =>
        each.severity === severity &&
        each.kind === selection.kind &&
        each.id === selection.id &&
        (each.field === `data.${key}` || each.field?.startsWith(`data.${key}.`)),
    );
    return issue?.message;
  };
  const set = (key: string) => (value: unknown) =>
    editor.edit(
      setField(document.definition, selection, key, value),
      `${selection.kind} ${selection.id} ${key}`,
    );
  const typingAt = (field: string) => editor.texts.typingAt({ kind: "field", element: selection, field });
  const kind = selection.kind === "edge" ? "Edge" : `${nodeKind(String(element.type)).label} node`;
  return (
    <div ref={panel} className="grid gap-4 p-4">
      <div className="flex items-center gap-2">
        {selection.kind === "node" && <NodeIcon type={String(element.type)} />}
        <h2 className="min-w-0 flex-1 truncate font-semibold text-sm">{kind}</h2>
        <SelectionActions editor={editor} selection={selection} />
      </div>
      {selection.kind === "edge" && <EdgeEnds editor={editor} edge={element} issues={issues} />}
      {visibleFields(specs, data).map((spec) => (
        <FieldControl
          key={`${selection.id} ${spec.key}`}
          spec={spec}
          data={data}
          problem={messageOf(spec.key, "error")}
          warning={messageOf(spec.key, "warning")}
          onChange={set(spec.key)}
          typing={typingAt(spec.key)}
          toolsControl={(props) => <ToolsControl {...props} />}
        />
      ))}
      {unknownKeys(specs, data).map((key) => (
        <FieldControl
          key={`${selection.id} ${key}`}
          spec={{ key, label: key, kind: "json", hint: "Kept as it is. Retake does not read it." }}
          data={data}
          problem={messageOf(key, "error")}
          onChange={set(key)}
          typing={typingAt(key)}
        />
      ))}
      {selection.kind === "node" && <NodeConnections editor={editor} nodeId={selection.id} />}
    </div>
  );
}
