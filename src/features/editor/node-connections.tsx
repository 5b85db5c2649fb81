import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { isNodeType } from "@/engine/node-type";
import { outlineGraph } from "@/features/definition/graph-outline";
import { Button } from "@/features/interface/button";
import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";
import { canLeave, canReach } from "./connection";
import { connect } from "./definition-edit";
import type { Editor } from "./use-editor";

/** The edges that leave a node, and a way to add one without a pointer. */
export function NodeConnections({ editor, nodeId }: { editor: Editor; nodeId: string }) {
  const { definition } = editor.document;
  const { nodes, edges } = outlineGraph(definition);
  const [chosen, setChosen] = useState("");
  const node = nodes.find((each) => each.id === nodeId);
  const leaving = edges.filter((edge) => edge.source === nodeId);
  const targets = nodes.filter((each) => canReach(each.type));
  const target = targets.find((each) => each.id === chosen) ?? targets.find((each) => each.id !== nodeId);
  if (!node || (isNodeType(node.type) && !canLeave(node.type) && leaving.length === 0)) return null;
  return (
    <section aria-label="Ways on" className="grid gap-2 border-t pt-3">
      <h3 className="font-medium text-ink-soft text-sm">Ways on</h3>
      {leaving.length > 0 && (
        <ul className="grid gap-0.5">
          {leaving.map((edge) => (
            <li key={edge.key}>
              <button
                type="button"
                onClick={() => editor.goTo({ kind: "edge", id: edge.id }, "data.label")}
                className="flex w-full items-center gap-1.5 rounded-md px-2 py-1 text-left text-sm hover:bg-hover"
              >
                <span className="min-w-0 truncate">{edge.label || "Without a label"}</span>
                <ArrowRight className="size-3 shrink-0 text-ink-faint" role="img" aria-label="to" />
                <span className="min-w-0 truncate text-ink-soft">
                  {nodes.find((each) => each.id === edge.target)?.name ?? edge.target}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {canLeave(node.type) && target && (
        <form
          aria-label="Connect"
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            const { definition: edited, place } = connect(definition, nodeId, target.id);
            editor.edit(edited);
            editor.goTo(place, "data.label");
          }}
        >
          <div className="min-w-0 flex-1">
            <Field label="Connect to">
              {(described) => (
                <select
                  {...described}
                  value={target.id}
                  onChange={(event) => setChosen(event.target.value)}
                  className={classNames(inputClass, "h-8 text-sm")}
                >
                  {targets.map((each) => (
                    <option key={each.key} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <Button type="submit">Connect</Button>
        </form>
      )}
    </section>
  );
}
