import { randomBytes } from "node:crypto";
import type { Log } from "./log";
import { createLearned } from "./models/learned";
import { createOrganizationModels } from "./models/organization-models";
import { newId } from "./new-id";
import type { LiveBus } from "./ports/live-bus";
import type { ModelProvider } from "./ports/model-provider";
import type { Database } from "./prisma/database";
import { createPrismaDefinitionStore } from "./prisma/prisma-definition-store";
import { createPrismaSessionStore } from "./prisma/prisma-session-store";
import type { Services } from "./services";
import { createRunningTurns } from "./text-chat/turn/running-turns";
import { createToolRunner } from "./tools/tool-runner";
import { createToolbox, type ToolboxSettings } from "./tools/toolbox";

/** The services of one process, with caches of its own. `isSole`: no other process can have this database open. */
export function createServices(parts: {
  database: Pick<Database, "prisma">;
  models: ModelProvider;
  live: LiveBus;
  toolbox: ToolboxSettings;
  log: Log;
  now: () => Date;
  instanceId: string;
  isSole: boolean;
  leaseMs?: number;
}): Services {
  const { database, models, live, log, now, instanceId, isSole, leaseMs = 30_000 } = parts;
  const toolbox = createToolbox(parts.toolbox);
  return {
    prisma: database.prisma,
    sessions: createPrismaSessionStore(database.prisma),
    definitions: createPrismaDefinitionStore(database.prisma),
    models: createOrganizationModels({
      provider: models,
      prisma: database.prisma,
      seal: toolbox.seal,
      web: toolbox.modelWeb,
      log,
    }),
    replyFormats: createLearned(),
    serverHabits: createLearned(),
    tools: createToolRunner({ prisma: database.prisma, toolbox, log }),
    toolbox,
    live,
    runningTurns: createRunningTurns(),
    now,
    newId,
    log,
    instanceId,
    soleOwner: isSole ? instanceId : null,
    leaseMs,
  };
}

/** Unlike any other process's, also after a restart under the same process id. */
export function newInstanceId(): string {
  return `${process.pid}-${randomBytes(4).toString("hex")}`;
}
