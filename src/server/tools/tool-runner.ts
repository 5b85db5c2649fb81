import type { ToolRunner } from "../ports/tool-runner";
import { fetchContext } from "./fetch-context";
import { findTools } from "./find-tools";
import { performTool, type Workplace } from "./perform-tool";
import { errorResult } from "./read-response";
import { createToolOffers } from "./tool-offers";

export function createToolRunner(workplace: Workplace): ToolRunner {
  const { prisma, toolbox, log } = workplace;
  return {
    offer: createToolOffers(workplace),
    async call({ organizationId, toolId, ...call }) {
      try {
        const tool = (await findTools(prisma, organizationId, [toolId])).get(toolId);
        if (!tool) return errorResult("This tool does not exist any more.");
        return (await performTool(workplace, tool, call)).result;
      } catch (error) {
        log("error", "tool_call_broke", { toolId, error });
        return errorResult("The tool could not be called.");
      }
    },
    fetchContext: (fetch) => fetchContext(workplace, fetch),
    close: () => toolbox.close(),
  };
}
