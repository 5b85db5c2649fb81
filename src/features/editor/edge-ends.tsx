import type { GraphIssue } from "@/engine/graph-issue";
import { outlineGraph } from "@/features/definition/graph-outline";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { redirectEdge } from "./definition-edit";
import type { Editor } from "./use-editor";

const ends = [
  { key: "source", label: "From" },
  { key: "target", label: "To" },
] as const;

/** Which two nodes an edge joins. */
export function EdgeEnds({
  editor,
  edge,
  issues,
}: {
  editor: Editor;
  edge: Record<string, unknown>;
  issues: readonly GraphIssue[];
}) {
  const { definition } = editor.document;
  const { nodes } = outlineGraph(definition);
  return (
    <div className="grid grid-cols-2 items-start gap-2">
      {ends.map(({ key, label }) => {
        const current = String(edge[key] ?? "");
        const problem = issues.find((issue) => issue.id === edge.id && issue.field === key)?.message;
        return (
          <div key={key} data-field={key}>
            <Field label={label} error={problem}>
              {(described) => (
                <select
                  {...described}
                  value={current}
                  onChange={(event) =>
                    editor.edit(redirectEdge(definition, String(edge.id), { [key]: event.target.value }))
                  }
                  className={classNames(inputClass, "h-8 text-sm")}
                >
                  {!nodes.some((node) => node.id === current) && <option value={current}>{current}</option>}
                  {nodes.map((node) => (
                    <option key={node.key} value={node.id}>
                      {node.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        );
      })}
    </div>
  );
}
