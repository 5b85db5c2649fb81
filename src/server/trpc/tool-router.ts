import * as contract from "../contract/tool-contract";
import { archiveTool } from "../tools/archive-tool";
import { createTool } from "../tools/create-tool";
import { listTools } from "../tools/list-tools";
import { tryTool } from "../tools/try-tool";
import { updateTool } from "../tools/update-tool";
import { callerProcedure, router } from "./procedures";

export const toolRouter = router({
  create: callerProcedure
    .input(contract.createInput)
    .output(contract.toolOutput)
    .mutation(({ ctx, input }) => createTool(ctx.services, ctx.caller, input)),
  update: callerProcedure
    .input(contract.updateInput)
    .output(contract.toolOutput)
    .mutation(({ ctx, input }) => updateTool(ctx.services, ctx.caller, input)),
  list: callerProcedure
    .input(contract.listInput)
    .output(contract.toolListOutput)
    .query(({ ctx, input }) => listTools(ctx.services, ctx.caller, input)),
  archive: callerProcedure
    .input(contract.toolInput)
    .output(contract.archiveOutput)
    .mutation(({ ctx, input }) => archiveTool(ctx.services, ctx.caller, input)),
  /** Calls it alone, for real. */
  test: callerProcedure
    .input(contract.testInput)
    .output(contract.testOutput)
    .mutation(({ ctx, input, signal }) => tryTool(ctx.services, ctx.caller, input, signal)),
});
