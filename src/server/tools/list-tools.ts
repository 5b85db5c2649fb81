import type { ListInput, ToolListOutput } from "../contract/tool-contract";
import { createdEnd, newestFirst, pageOf } from "../page-cursor";
import type { Caller, Services } from "../services";
import { describeTool } from "./tool-output";

/** Those that are not archived, newest first. @throws AppError invalid_input for a foreign cursor */
export async function listTools(
  services: Services,
  { organizationId }: Caller,
  { cursor, limit }: ListInput,
): Promise<ToolListOutput> {
  const found = await services.prisma.tool.findMany(newestFirst(organizationId, cursor, limit));
  const { rows, nextCursor } = pageOf(found, limit, createdEnd);
  return { tools: rows.map(describeTool), nextCursor };
}
