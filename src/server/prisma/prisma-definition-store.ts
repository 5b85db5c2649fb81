import { LRUCache } from "lru-cache";
import { z } from "zod";
import { parseGraph } from "@/engine/graph";
import { storedObject } from "../contract/scalars";
import { settings, storedDefinition } from "../contract/workflow-contract";
import type { DefinitionStore, StoredDefinition } from "../ports/definition-store";
import type { Definition as DefinitionRow, PrismaClient } from "./generated/client";
import { readStored } from "./read-stored";

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

const definitionShape = z.object({ graph: storedDefinition, templateContext: storedObject, settings });

export function definitionFromRow(row: DefinitionRow): StoredDefinition {
  const { graph, templateContext, settings } = readStored(definitionShape, row, `definition ${row.id}`);
  return {
    definitionId: row.id,
    definition: graph,
    graph: parseGraph(graph).graph,
    templateContext,
    settings,
  };
}
