import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { isJsonObject } from "@/shared/json";

export type DefinitionReading =
  | { kind: "empty" }
  | { kind: "unreadable"; problem: string }
  | { kind: "read"; definition: WorkflowDefinition; name: string | null };

/** Reads pasted workflow JSON: a definition alone, or one inside a document that also names it. */
export function readDefinitionText(text: string): DefinitionReading {
  if (text.trim() === "") return { kind: "empty" };
  const document = parse(text);
  if (document instanceof SyntaxError)
    return { kind: "unreadable", problem: `Not valid JSON: ${document.message}` };
  if (!isJsonObject(document))
    return { kind: "unreadable", problem: "A workflow is a JSON object with nodes and edges." };

  const name = typeof document.name === "string" ? document.name : null;
  const candidates: unknown[] = [document, document.workflow_definition, document.definition];
  const definition = candidates.find(isDefinition);
  if (definition) return { kind: "read", definition, name };
  return { kind: "unreadable", problem: "The JSON has no list of nodes and list of edges." };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

function isDefinition(value: unknown): value is WorkflowDefinition {
  return isJsonObject(value) && Array.isArray(value.nodes) && Array.isArray(value.edges);
}
