import { createApiKey } from "../accounts/create-api-key";
import { getMe } from "../accounts/get-me";
import { listApiKeys } from "../accounts/list-api-keys";
import { listOrganizations } from "../accounts/list-organizations";
import { registerUser } from "../accounts/register-user";
import { revokeApiKey } from "../accounts/revoke-api-key";
import { selectOrganization } from "../accounts/select-organization";
import * as contract from "../contract/account-contract";
import { callerProcedure, publicProcedure, router, signedInProcedure } from "./procedures";

export const apiKeyRouter = router({
  create: callerProcedure
    .input(contract.apiKeyCreateInput)
    .output(contract.apiKeyCreateOutput)
    .mutation(({ ctx, input }) => createApiKey(ctx.services, ctx.caller, input)),
  list: callerProcedure
    .output(contract.apiKeyListOutput)
    .query(({ ctx }) => listApiKeys(ctx.services, ctx.caller)),
  revoke: callerProcedure
    .input(contract.apiKeyRevokeInput)
    .output(contract.apiKeyRevokeOutput)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.services, ctx.caller, input)),
});

export const organizationRouter = router({
  list: signedInProcedure
    .output(contract.organizationListOutput)
    .query(({ ctx }) => listOrganizations(ctx.services, ctx.principal)),
  select: signedInProcedure
    .input(contract.organizationSelectInput)
    .output(contract.organizationListOutput)
    .mutation(({ ctx, input }) => selectOrganization(ctx.services, ctx.principal, input)),
});

export const meRouter = router({
  get: signedInProcedure.output(contract.meOutput).query(({ ctx }) => getMe(ctx.services, ctx.principal)),
});

export const accountRouter = router({
  register: publicProcedure
    .input(contract.registerInput)
    .output(contract.registerOutput)
    .mutation(({ ctx, input }) => registerUser(ctx.services, input, ctx.remoteAddress)),
});
