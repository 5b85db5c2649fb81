import { z } from "zod";
import { toolCategories } from "@/engine/tool";
import { toolFunctionName } from "@/engine/tool-name";
import { storedObject } from "../contract/scalars";
import { credentialType, type ToolOutput } from "../contract/tool-contract";
import type { Tool } from "../prisma/generated/client";
import { readActor, readStored } from "../prisma/read-stored";

const toolShape = z.object({
  category: z.enum(toolCategories),
  config: storedObject,
  credentialType: credentialType.nullable(),
});

/** A tool as its organization sees it: of a credential only the type. */
export function describeTool(row: Tool): ToolOutput {
  const what = `tool ${row.id}`;
  const { category, config, credentialType: type } = readStored(toolShape, row, what);
  return {
    toolId: row.id,
    name: row.name,
    description: row.description,
    category,
    config,
    credential: type && { type },
    functionName: toolFunctionName({ name: row.name, category }),
    createdBy: readActor(row.createdBy),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
