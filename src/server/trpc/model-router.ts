import * as contract from "../contract/model-contract";
import { archiveSavedModel } from "../models/archive-saved-model";
import { createSavedModel } from "../models/create-saved-model";
import { listSavedModels } from "../models/list-saved-models";
import { setModelPrice } from "../models/set-model-price";
import { trySavedModel } from "../models/try-saved-model";
import { callerProcedure, router } from "./procedures";

export const modelRouter = router({
  create: callerProcedure
    .input(contract.createInput)
    .output(contract.modelOutput)
    .mutation(({ ctx, input }) => createSavedModel(ctx.services, ctx.caller, input)),
  list: callerProcedure
    .input(contract.listInput)
    .output(contract.modelListOutput)
    .query(({ ctx, input }) => listSavedModels(ctx.services, ctx.caller, input)),
  setPrice: callerProcedure
    .input(contract.setPriceInput)
    .output(contract.modelOutput)
    .mutation(({ ctx, input }) => setModelPrice(ctx.services, ctx.caller, input)),
  archive: callerProcedure
    .input(contract.modelInput)
    .output(contract.archiveOutput)
    .mutation(({ ctx, input }) => archiveSavedModel(ctx.services, ctx.caller, input)),
  /** Asks it for one short answer. */
  test: callerProcedure
    .input(contract.modelInput)
    .output(contract.testOutput)
    .mutation(({ ctx, input }) => trySavedModel(ctx.services, ctx.caller, input)),
});
