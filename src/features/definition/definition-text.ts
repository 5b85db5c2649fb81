import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { isJsonObject, type JsonObject } from "@/shared/json";
import { readJsonText } from "./document-text";
import { newestFirst, titleOf } from "./version-order";

type FoundDefinition = {
  definition: WorkflowDefinition;
  name: string | null;
  /** Values that the document brings along for the variables of prompts; absent when it brings none. */
  templateContext?: JsonObject;
  /** Which one was read, of a document with several; absent when there was no choice. */
  choice?: string;
};

export type DefinitionReading =
  | { kind: "empty" }
  | { kind: "unreadable"; problem: string }
  | ({ kind: "read" } & FoundDefinition);

/**
 * Reads pasted workflow JSON: a definition alone, or what holds one: what the original's API gives of a workflow, a version or a list of
 * versions, and what this one gives.
 */
export function readDefinitionText(text: string): DefinitionReading {
  if (text.trim() === "") return { kind: "empty" };
  const document = readJsonText(text);
  if ("problem" in document) return { kind: "unreadable", problem: document.problem };
  const found = findDefinition(document.value, deepest);
  if (found) return { kind: "read", ...found };
  const problem =
    typeof document.value === "object" && document.value !== null
      ? `The JSON has no list of nodes and list of edges. ${lookedFor}`
      : "A workflow is a JSON object with nodes and edges.";
  return { kind: "unreadable", problem };
}

const definitionKeys = ["workflow_definition", "workflow_json", "definition", "template_json"] as const;
const holderKeys = ["version", "versions", "workflow", "workflows", "items", "results", "data"] as const;
const contextKeys = ["template_context_variables", "templateContext"] as const;
const nameKeys = ["name", "template_name"] as const;
const deepest = 3;

const lookedFor = `They were looked for as “nodes” and “edges” of the document itself and under ${quoted(definitionKeys)}, also in a list and under ${quoted(holderKeys)}.`;

function findDefinition(value: unknown, levels: number): FoundDefinition | null {
  if (levels === 0) return null;
  if (Array.isArray(value)) return findInList(value, levels);
  if (!isJsonObject(value)) return null;
  const name = nameKeys.map((key) => value[key]).find((each) => typeof each === "string") ?? null;
  const templateContext = contextKeys.map((key) => value[key]).find(isJsonObject);
  const own = {
    name,
    ...(templateContext && Object.keys(templateContext).length > 0 && { templateContext }),
  };
  const candidates: unknown[] = [value, ...definitionKeys.map((key) => value[key])];
  const definition = candidates.find(isDefinition);
  if (definition) return { definition, ...own };
  const held = holderKeys
    .map((key) => findDefinition(value[key], levels - 1))
    .find((found) => found !== null);
  return held ? { ...own, ...held, name: held.name ?? name } : null;
}

function findInList(list: readonly unknown[], levels: number): FoundDefinition | null {
  const readable = newestFirst(list).flatMap((entry) => {
    const found = findDefinition(entry, levels - 1);
    return found ? [{ entry, found }] : [];
  });
  const [first] = readable;
  if (!first) return null;
  if (list.length === 1) return first.found;
  return { ...first.found, choice: `Of ${list.length} in the document, ${titleOf(first.entry)} is read.` };
}

function isDefinition(value: unknown): value is WorkflowDefinition {
  return isJsonObject(value) && Array.isArray(value.nodes) && Array.isArray(value.edges);
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `“${key}”`).join(", ");
}
