import { bootstrapApiKeys } from "./accounts/bootstrap-api-keys";
import { authSecret } from "./auth-secret";
import { createServices, newInstanceId } from "./create-services";
import { type Env, offersLocalSignIn, readEnv } from "./env";
import { createInProcessLiveBus } from "./live/in-process-live-bus";
import { openPostgresqlLiveBus } from "./live/postgresql-live-bus";
import { createLog } from "./log";
import { createModelProvider } from "./models/model-provider";
import { type Database, openEmbedded, openPostgresql } from "./prisma/database";
import type { Services } from "./services";
import { startSweeps } from "./text-chat/unattended/start-sweeps";
import { sweepAbandonedTurns } from "./text-chat/unattended/sweep-abandoned-turns";

export type Running = {
  env: Env;
  services: Services;
  database: Database;
  /** Lets the turns that run settle, those that take longer than `graceMs` as interrupted; then ends all subscriptions. */
  settle(graceMs: number): Promise<void>;
};

/** Next loads server code more than once per process (pages, routes, instrumentation): they share this one instance. */
const shared = globalThis as typeof globalThis & { retake?: Promise<Running> };

/** The services of this process, opened at the first call. */
export function runningServices(): Promise<Running> {
  shared.retake ??= start(readEnv(process.env));
  return shared.retake;
}

async function start(env: Env): Promise<Running> {
  const database = env.DATABASE_URL
    ? await openPostgresql(env.DATABASE_URL)
    : await openEmbedded(env.RETAKE_DATA_DIR);
  const services = await openServices(database, env);
  await bootstrapApiKeys(services, env.RETAKE_BOOTSTRAP_API_KEYS);
  await sweepAbandonedTurns(services);
  const stopSweeps = startSweeps(services);
  return {
    env,
    services,
    database,
    async settle(graceMs) {
      await stopSweeps();
      await services.runningTurns.drain(graceMs);
      await services.live.close();
      await services.tools.close();
    },
  };
}

async function openServices(database: Database, env: Env): Promise<Services> {
  const now = () => new Date();
  const instanceId = newInstanceId();
  const log = createLog((line) => process.stderr.write(line), now);
  const models = createModelProvider({
    openAi: { apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL },
    defaultModelId: env.RETAKE_MODEL,
  });
  const live = env.DATABASE_URL
    ? await openPostgresqlLiveBus({ url: env.DATABASE_URL, instanceId, log })
    : createInProcessLiveBus();
  const isSole = database.kind === "embedded";
  const toolbox = {
    secret: authSecret(env),
    allowsPrivateHosts: env.RETAKE_ALLOW_PRIVATE_TOOL_HOSTS ?? false,
    allowsPrivateModels: env.RETAKE_ALLOW_PRIVATE_TOOL_HOSTS || offersLocalSignIn(env),
  };
  return createServices({ database, models, live, toolbox, log, now, instanceId, isSole });
}
