import type { ToolCategory } from "@/engine/tool";
import { type ToolKind, toolConfigs } from "../contract/tool-contract";
import type { Tool } from "../prisma/generated/client";

/** A tool's row with its settings as they were checked when it was saved. */
export type StoredTool = Pick<
  Tool,
  "id" | "organizationId" | "name" | "description" | "credential" | "updatedAt"
> &
  ToolKind;

/** Null for settings that this version of the app cannot read. */
export function readStoredTool(row: Tool): StoredTool | null {
  const { id, organizationId, name, description, credential, updatedAt } = row;
  const category = row.category as ToolCategory;
  const read = toolConfigs[category]?.safeParse(row.config);
  if (!read?.success) return null;
  const kind = { category, config: read.data } as ToolKind;
  return { id, organizationId, name, description, credential, updatedAt, ...kind };
}
