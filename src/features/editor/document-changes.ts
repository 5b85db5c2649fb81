import { isJsonObject, isSameJson } from "@/shared/json";
import type { EditorDocument } from "./draft-saving";

/** One field that differs; `undefined` where it is not there. */
export type FieldChange = { field: string; before: unknown; after: unknown };

export type ElementChange = {
  kind: "node" | "edge";
  id: string;
  /** The node's name or the edge's label, as it is now, else as it was. */
  name: string;
  type: string;
  change: "added" | "removed" | "changed" | "moved";
  fields: FieldChange[];
};

export type DocumentChanges = {
  elements: ElementChange[];
  settings: FieldChange[];
  templateContext: FieldChange[];
};

type Element = Record<string, unknown>;

/** What one version has made of another. Where a node lies on the canvas is a change of its own kind: it changes nothing that runs. */
export function documentChanges(before: EditorDocument, after: EditorDocument): DocumentChanges {
  return {
    elements: [
      ...elementChanges("node", before.definition.nodes, after.definition.nodes),
      ...elementChanges("edge", before.definition.edges, after.definition.edges),
    ],
    settings: fieldChanges(before.settings, after.settings),
    templateContext: fieldChanges(before.templateContext, after.templateContext),
  };
}

export function isUnchanged({ elements, settings, templateContext }: DocumentChanges): boolean {
  return elements.length + settings.length + templateContext.length === 0;
}

function elementChanges(
  kind: "node" | "edge",
  before: readonly unknown[],
  after: readonly unknown[],
): ElementChange[] {
  const [old, current] = [byId(before), byId(after)];
  const ids = [...new Set([...current.keys(), ...old.keys()])];
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), current.get(id)];
    const facts = { kind, id, name: nameOf(is ?? was ?? {}) || id, type: String((is ?? was)?.type ?? "") };
    if (!was) return { ...facts, change: "added" as const, fields: [] };
    if (!is) return { ...facts, change: "removed" as const, fields: [] };
    const fields = fieldChanges(flatten(was), flatten(is));
    if (fields.length > 0) return { ...facts, change: "changed" as const, fields };
    return isSameJson(was.position, is.position) ? [] : { ...facts, change: "moved" as const, fields: [] };
  });
}

/** The fields of an element and those of its data, without what the canvas stores there (sizes, selection): that is no edit. */
function flatten({
  data,
  position: _,
  measured: _m,
  selected: _s,
  dragging: _d,
  width: _w,
  height: _h,
  ...own
}: Element): Element {
  return { ...own, ...(isJsonObject(data) ? data : { data }) };
}

function fieldChanges(before: Element, after: Element): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => !isSameJson(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function byId(elements: readonly unknown[]): Map<string, Element> {
  const known = elements.filter((element) => isJsonObject(element));
  return new Map(known.map((element) => [String(element.id ?? ""), element]));
}

function nameOf({ data }: Element): string {
  const { name, label } = isJsonObject(data) ? data : {};
  return typeof name === "string" ? name : typeof label === "string" ? label : "";
}
