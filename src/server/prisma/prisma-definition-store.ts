import { LRUCache } from "lru-cache";
import { parseGraph } from "@/engine/graph";
import type { JsonObject } from "@/shared/json";
import type { WorkflowDefinition, WorkflowSettings } from "../contract/workflow-contract";
import type { DefinitionStore, StoredDefinition } from "../ports/definition-store";
import type { Definition as DefinitionRow, PrismaClient } from "./generated/client";

/** Definitions are never updated, so what was read once stays true. */
export function createPrismaDefinitionStore(prisma: PrismaClient): DefinitionStore {
  const known = new LRUCache<string, StoredDefinition>({ max: 200 });
  return {
    async get(definitionId) {
      const cached = known.get(definitionId);
      if (cached) return cached;
      const row = await prisma.definition.findUniqueOrThrow({ where: { id: definitionId } });
      const stored = definitionFromRow(row);
      known.set(definitionId, stored);
      return stored;
    },
  };
}

export function definitionFromRow(row: DefinitionRow): StoredDefinition {
  return {
    definitionId: row.id,
    definition: row.graph as WorkflowDefinition,
    graph: parseGraph(row.graph).graph,
    templateContext: row.templateContext as JsonObject,
    settings: row.settings as WorkflowSettings,
  };
}
