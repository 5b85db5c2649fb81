import * as contract from "../contract/workflow-contract";
import { samples } from "../samples/samples";
import { archiveWorkflow } from "../workflows/archive-workflow";
import { createWorkflow } from "../workflows/create-workflow";
import { discardDraft } from "../workflows/discard-draft";
import { getWorkflow } from "../workflows/get-workflow";
import { listVersions } from "../workflows/list-versions";
import { listWorkflows } from "../workflows/list-workflows";
import { publishDraft } from "../workflows/publish-draft";
import { renameWorkflow } from "../workflows/rename-workflow";
import { revertToVersion } from "../workflows/revert-to-version";
import { saveDraft } from "../workflows/save-draft";
import { unarchiveWorkflow } from "../workflows/unarchive-workflow";
import { validateWorkflow } from "../workflows/validate-workflow";
import { callerProcedure, router } from "./procedures";

export const workflowRouter = router({
  list: callerProcedure
    .input(contract.listInput)
    .output(contract.workflowListOutput)
    .query(({ ctx, input }) => listWorkflows(ctx.services, ctx.caller, input)),
  get: callerProcedure
    .input(contract.getInput)
    .output(contract.workflowOutput)
    .query(({ ctx, input }) => getWorkflow(ctx.services, ctx.caller, input)),
  create: callerProcedure
    .input(contract.createInput)
    .output(contract.workflowChangeOutput)
    .mutation(({ ctx, input }) => createWorkflow(ctx.services, ctx.caller, input)),
  saveDraft: callerProcedure
    .input(contract.saveDraftInput)
    .output(contract.workflowChangeOutput)
    .mutation(({ ctx, input }) => saveDraft(ctx.services, ctx.caller, input)),
  rename: callerProcedure
    .input(contract.renameInput)
    .output(contract.workflowSummary)
    .mutation(({ ctx, input }) => renameWorkflow(ctx.services, ctx.caller, input)),
  publish: callerProcedure
    .input(contract.publishInput)
    .output(contract.workflowChangeOutput)
    .mutation(({ ctx, input }) => publishDraft(ctx.services, ctx.caller, input)),
  discardDraft: callerProcedure
    .input(contract.workflowInput)
    .output(contract.workflowSummary)
    .mutation(({ ctx, input }) => discardDraft(ctx.services, ctx.caller, input)),
  revert: callerProcedure
    .input(contract.revertInput)
    .output(contract.workflowChangeOutput)
    .mutation(({ ctx, input }) => revertToVersion(ctx.services, ctx.caller, input)),
  versions: callerProcedure
    .input(contract.workflowInput)
    .output(contract.versionsOutput)
    .query(({ ctx, input }) => listVersions(ctx.services, ctx.caller, input)),
  /** A mutation although it changes nothing: a graph does not fit into a query's address. */
  validate: callerProcedure
    .input(contract.validateInput)
    .output(contract.validateOutput)
    .mutation(({ ctx, input }) => validateWorkflow(ctx.services, ctx.caller, input)),
  archive: callerProcedure
    .input(contract.workflowInput)
    .output(contract.archiveOutput)
    .mutation(({ ctx, input }) => archiveWorkflow(ctx.services, ctx.caller, input)),
  unarchive: callerProcedure
    .input(contract.workflowInput)
    .output(contract.workflowSummary)
    .mutation(({ ctx, input }) => unarchiveWorkflow(ctx.services, ctx.caller, input)),
  samples: callerProcedure.output(contract.samplesOutput).query(() => ({ samples })),
});
