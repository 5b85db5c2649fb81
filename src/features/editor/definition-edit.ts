import { isNodeType, type NodeType } from "@/engine/node-type";
import { nodeKind } from "@/features/interface/node-kind";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { isJsonObject } from "@/shared/json";

/** A node or an edge of a definition, by its id. */
export type Place = { kind: "node" | "edge"; id: string };
export type Position = { x: number; y: number };
type Element = Record<string, unknown>;

/** The definition after one edit, and what to select in it. */
export type Edited = { definition: WorkflowDefinition; place: Place };

export function findElement(definition: WorkflowDefinition, place: Place): Element | null {
  return elements(definition, place.kind).find((element) => element.id === place.id) ?? null;
}

export function dataOf(element: Element): Element {
  return isJsonObject(element.data) ? element.data : {};
}

export function addNode(definition: WorkflowDefinition, type: NodeType, position: Position): Edited {
  const id = freeId(definition, "node", type);
  const node = { id, type, position, data: { name: freeName(definition, nodeKind(type).label) } };
  return withNode(definition, node);
}

/** Copies a node, beside itself and without its edges: a copy is made for what the node says. */
export function duplicateNode(definition: WorkflowDefinition, id: string): Edited | null {
  const node = findElement(definition, { kind: "node", id });
  if (!node) return null;
  const data = dataOf(node);
  const copyId = freeId(definition, "node", typeof node.type === "string" ? node.type : "node");
  const name = freeName(definition, `${typeof data.name === "string" ? data.name : id} copy`);
  const { x, y } = positionOf(node);
  return withNode(definition, {
    ...node,
    id: copyId,
    position: { x: x + 40, y: y + 72 },
    data: { ...data, name },
  });
}

export function connect(definition: WorkflowDefinition, source: string, target: string): Edited {
  const id = freeId(definition, "edge", `${source}-${target}`);
  const edge = { id, source, target, data: { label: "", condition: "" } };
  return { definition: { ...definition, edges: [...definition.edges, edge] }, place: { kind: "edge", id } };
}

/** Removes a node with the edges that touch it, or an edge. */
export function removeElement(definition: WorkflowDefinition, place: Place): WorkflowDefinition {
  const isGone = (element: unknown) => isJsonObject(element) && element.id === place.id;
  const touches = (edge: unknown) =>
    isJsonObject(edge) && (edge.source === place.id || edge.target === place.id);
  if (place.kind === "edge")
    return { ...definition, edges: definition.edges.filter((edge) => !isGone(edge)) };
  return {
    ...definition,
    nodes: definition.nodes.filter((node) => !isGone(node)),
    edges: definition.edges.filter((edge) => !touches(edge)),
  };
}

/** Sets one field of an element's data; `undefined` removes it. Fields that the form does not know stay as they are. */
export function setField(
  definition: WorkflowDefinition,
  place: Place,
  field: string,
  value: unknown,
): WorkflowDefinition {
  return change(definition, place, (element) => {
    const { [field]: _, ...rest } = dataOf(element);
    return { ...element, data: value === undefined ? rest : { ...dataOf(element), [field]: value } };
  });
}

export function redirectEdge(
  definition: WorkflowDefinition,
  id: string,
  ends: { source?: string; target?: string },
): WorkflowDefinition {
  return change(definition, { kind: "edge", id }, (edge) => ({ ...edge, ...ends }));
}

export function moveNodes(
  definition: WorkflowDefinition,
  positions: ReadonlyMap<string, Position>,
): WorkflowDefinition {
  const nodes = definition.nodes.map((node) => {
    const position = isJsonObject(node) && typeof node.id === "string" ? positions.get(node.id) : undefined;
    return position && isJsonObject(node) ? { ...node, position } : node;
  });
  return { ...definition, nodes };
}

/** What may be added: a type that a workflow has once is offered as long as it is not there. */
export function hasNodeOfType(definition: WorkflowDefinition, type: NodeType): boolean {
  return elements(definition, "node").some((node) => node.type === type);
}

export function nodeTypeOf(element: Element): NodeType | null {
  return typeof element.type === "string" && isNodeType(element.type) ? element.type : null;
}

function withNode(definition: WorkflowDefinition, node: Element & { id: string }): Edited {
  return {
    definition: { ...definition, nodes: [...definition.nodes, node] },
    place: { kind: "node", id: node.id },
  };
}

function change(
  definition: WorkflowDefinition,
  { kind, id }: Place,
  edit: (element: Element) => Element,
): WorkflowDefinition {
  const apply = (element: unknown) => (isJsonObject(element) && element.id === id ? edit(element) : element);
  return kind === "node"
    ? { ...definition, nodes: definition.nodes.map(apply) }
    : { ...definition, edges: definition.edges.map(apply) };
}

function elements(definition: WorkflowDefinition, kind: Place["kind"]): Element[] {
  const list: unknown[] = kind === "node" ? definition.nodes : definition.edges;
  return list.filter((element) => isJsonObject(element));
}

function positionOf({ position }: Element): Position {
  const { x, y } = isJsonObject(position) ? position : {};
  return { x: typeof x === "number" ? x : 0, y: typeof y === "number" ? y : 0 };
}

function freeId(definition: WorkflowDefinition, kind: Place["kind"], stem: string): string {
  const taken = new Set(elements(definition, kind).map((element) => element.id));
  return firstFree(taken, (number) => (kind === "edge" && number === 1 ? stem : `${stem}-${number}`));
}

function freeName(definition: WorkflowDefinition, stem: string): string {
  const taken = new Set(elements(definition, "node").map((node) => dataOf(node).name));
  return firstFree(taken, (number) => (number === 1 ? stem : `${stem} ${number}`));
}

function firstFree(taken: ReadonlySet<unknown>, name: (number: number) => string): string {
  let number = 1;
  while (taken.has(name(number))) number += 1;
  return name(number);
}
