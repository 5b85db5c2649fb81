import { accountRouter, apiKeyRouter, meRouter, organizationRouter } from "./account-routers";
import { modelRouter } from "./model-router";
import { createCallerFactory, router } from "./procedures";
import { textChatRouter } from "./text-chat-router";
import { toolRouter } from "./tool-router";
import { workflowRouter } from "./workflow-router";

export const appRouter = router({
  textChat: textChatRouter,
  workflow: workflowRouter,
  tool: toolRouter,
  model: modelRouter,
  apiKey: apiKeyRouter,
  organization: organizationRouter,
  me: meRouter,
  account: accountRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
