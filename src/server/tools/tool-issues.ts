import type { GraphIssue } from "@/engine/graph-issue";
import type { ToolCategory } from "@/engine/tool";
import { findToolIssues, type ToolReferences } from "@/engine/tool-check";
import type { Prisma } from "../prisma/generated/client";

/** What is wrong with the tools that a graph names, in this organization. Asks nothing when it names none. */
export async function toolIssuesOf(
  prisma: Pick<Prisma.TransactionClient, "tool">,
  organizationId: string,
  references: ToolReferences,
): Promise<GraphIssue[]> {
  const ids = [...new Set(references.nodes.flatMap(({ toolIds }) => toolIds))];
  if (ids.length === 0) return [];
  const rows = await prisma.tool.findMany({
    where: { id: { in: ids }, organizationId, archivedAt: null },
    select: { id: true, name: true, category: true },
  });
  const tools = rows.map(({ id, name, category }) => ({
    toolId: id,
    name,
    category: category as ToolCategory,
  }));
  return findToolIssues(references, tools);
}
