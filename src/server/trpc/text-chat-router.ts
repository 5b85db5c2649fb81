import { tracked } from "@trpc/server";
import { limits } from "@/shared/limits";
import * as live from "../contract/live-contract";
import * as file from "../contract/session-file-contract";
import * as contract from "../contract/text-chat-contract";
import * as tree from "../contract/turn-tree-contract";
import { appendMessage } from "../text-chat/append-message";
import { cancelTurn } from "../text-chat/cancel-turn";
import { compareTurns } from "../text-chat/compare-turns";
import { createSession } from "../text-chat/create-session";
import { deleteSession } from "../text-chat/delete-session";
import { endSession } from "../text-chat/end-session";
import { explainGenerations } from "../text-chat/explain-generations";
import { exportSession } from "../text-chat/export-session";
import { getCheckpoint } from "../text-chat/get-checkpoint";
import { getDefinition } from "../text-chat/get-definition";
import { getSession } from "../text-chat/get-session";
import { getTranscript } from "../text-chat/get-transcript";
import { getTree } from "../text-chat/get-tree";
import { importSession } from "../text-chat/import-session";
import { listSessions } from "../text-chat/list-sessions";
import { patchSessionContext } from "../text-chat/patch-session-context";
import { renameSession } from "../text-chat/rename-session";
import { rerunTurn } from "../text-chat/rerun-turn";
import { restoreBranch } from "../text-chat/restore-branch";
import { rewindSession } from "../text-chat/rewind-session";
import { type WatchedEvent, watchSession } from "../text-chat/watch-session";
import { callerProcedure, router } from "./procedures";
import { trackedOutput } from "./tracked-output";

export const textChatRouter = router({
  create: callerProcedure
    .input(contract.createInput)
    .output(contract.sessionOutput)
    .mutation(({ ctx, input }) => createSession(ctx.services, ctx.caller, input)),
  get: callerProcedure
    .input(contract.getInput)
    .output(contract.sessionAnswer)
    .query(({ ctx, input }) => getSession(ctx.services, ctx.caller, input)),
  list: callerProcedure
    .input(contract.listInput)
    .output(contract.sessionListOutput)
    .query(({ ctx, input }) => listSessions(ctx.services, ctx.caller, input)),
  append: callerProcedure
    .input(contract.appendInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => appendMessage(ctx.services, ctx.caller, input)),
  rewind: callerProcedure
    .input(contract.rewindInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => rewindSession(ctx.services, ctx.caller, input)),
  rerun: callerProcedure
    .input(tree.rerunInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => rerunTurn(ctx.services, ctx.caller, input)),
  restore: callerProcedure
    .input(tree.restoreInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => restoreBranch(ctx.services, ctx.caller, input)),
  patchContext: callerProcedure
    .input(tree.patchContextInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => patchSessionContext(ctx.services, ctx.caller, input)),
  tree: callerProcedure
    .input(tree.treeInput)
    .output(tree.treeOutput)
    .query(({ ctx, input }) => getTree(ctx.services, ctx.caller, input)),
  checkpoint: callerProcedure
    .input(tree.checkpointInput)
    .output(tree.checkpointOutput)
    .query(({ ctx, input }) => getCheckpoint(ctx.services, ctx.caller, input)),
  explain: callerProcedure
    .input(tree.explainInput)
    .output(tree.explainOutput)
    .query(({ ctx, input }) => explainGenerations(ctx.services, ctx.caller, input)),
  transcript: callerProcedure
    .input(tree.transcriptInput)
    .output(tree.transcriptOutput)
    .query(({ ctx, input }) => getTranscript(ctx.services, ctx.caller, input)),
  compare: callerProcedure
    .input(tree.compareInput)
    .output(tree.compareOutput)
    .query(({ ctx, input }) => compareTurns(ctx.services, ctx.caller, input)),
  definition: callerProcedure
    .input(tree.definitionInput)
    .output(tree.definitionOutput)
    .query(({ ctx, input }) => getDefinition(ctx.services, ctx.caller, input)),
  delete: callerProcedure
    .input(tree.deleteInput)
    .output(tree.deleteOutput)
    .mutation(({ ctx, input }) => deleteSession(ctx.services, ctx.caller, input)),
  rename: callerProcedure
    .input(file.renameInput)
    .output(file.renameOutput)
    .mutation(({ ctx, input }) => renameSession(ctx.services, ctx.caller, input)),
  export: callerProcedure
    .input(file.exportInput)
    .output(file.exportOutput)
    .query(({ ctx, input }) => exportSession(ctx.services, ctx.caller, input)),
  import: callerProcedure
    .meta({ bodyLimit: limits.sessionFileBytes })
    .input(file.importInput)
    .output(file.importOutput)
    .mutation(({ ctx, input }) => importSession(ctx.services, ctx.caller, input)),
  end: callerProcedure
    .input(contract.endInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => endSession(ctx.services, ctx.caller, input)),
  cancel: callerProcedure
    .input(live.cancelInput)
    .output(contract.sessionAnswer)
    .mutation(({ ctx, input }) => cancelTurn(ctx.services, ctx.caller, input)),
  events: callerProcedure
    .input(live.eventsInput)
    .output(trackedOutput(live.liveEvent))
    .subscription(async ({ ctx, input, signal = new AbortController().signal }) =>
      withIds(await watchSession(ctx.services, ctx.caller, input, signal)),
    ),
});

async function* withIds(events: AsyncIterable<WatchedEvent>) {
  for await (const { id, event } of events) yield tracked(id, event);
}
