import * as contract from "../contract/text-chat-contract";
import { appendMessage } from "../text-chat/append-message";
import { createSession } from "../text-chat/create-session";
import { endSession } from "../text-chat/end-session";
import { getSession } from "../text-chat/get-session";
import { listSessions } from "../text-chat/list-sessions";
import { rewindSession } from "../text-chat/rewind-session";
import { callerProcedure, router } from "./procedures";

export const textChatRouter = router({
  create: callerProcedure
    .input(contract.createInput)
    .output(contract.sessionOutput)
    .mutation(({ ctx, input }) => createSession(ctx.services, ctx.caller, input)),
  get: callerProcedure
    .input(contract.getInput)
    .output(contract.sessionOutput)
    .query(({ ctx, input }) => getSession(ctx.services, ctx.caller, input)),
  list: callerProcedure
    .input(contract.listInput)
    .output(contract.sessionListOutput)
    .query(({ ctx, input }) => listSessions(ctx.services, ctx.caller, input)),
  append: callerProcedure
    .input(contract.appendInput)
    .output(contract.sessionOutput)
    .mutation(({ ctx, input }) => appendMessage(ctx.services, ctx.caller, input)),
  rewind: callerProcedure
    .input(contract.rewindInput)
    .output(contract.sessionOutput)
    .mutation(({ ctx, input }) => rewindSession(ctx.services, ctx.caller, input)),
  end: callerProcedure
    .input(contract.endInput)
    .output(contract.sessionOutput)
    .mutation(({ ctx, input }) => endSession(ctx.services, ctx.caller, input)),
});
