import type { ToolCategory } from "@/engine/tool";
import { toolFunctionName } from "@/engine/tool-name";
import type { JsonObject } from "@/shared/json";
import type { ToolOutput } from "../contract/tool-contract";
import type { Tool } from "../prisma/generated/client";

/** A tool as its organization sees it: of a credential only the type. */
export function describeTool(row: Tool): ToolOutput {
  const category = row.category as ToolCategory;
  const type = row.credentialType as NonNullable<ToolOutput["credential"]>["type"] | null;
  return {
    toolId: row.id,
    name: row.name,
    description: row.description,
    category,
    config: row.config as JsonObject,
    credential: type && { type },
    functionName: toolFunctionName({ name: row.name, category }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
