import type { Graph } from "@/engine/graph";
import type { JsonObject } from "@/shared/json";
import type { WorkflowDefinition, WorkflowSettings } from "../contract/workflow-contract";

/** A frozen definition with its graph as the engine reads it; `graph` is null when the definition has errors. */
export type StoredDefinition = {
  definitionId: string;
  definition: WorkflowDefinition;
  graph: Graph | null;
  templateContext: JsonObject;
  settings: WorkflowSettings;
};

export type DefinitionStore = { get(definitionId: string): Promise<StoredDefinition> };
