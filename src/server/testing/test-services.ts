import { createServices, newInstanceId } from "../create-services";
import { createInProcessLiveBus } from "../live/in-process-live-bus";
import { createLog } from "../log";
import {
  createScriptedModel,
  createScriptedProvider,
  type ScriptedModel,
} from "../models/testing/scripted-model";
import type { LiveBus } from "../ports/live-bus";
import type { ModelProvider } from "../ports/model-provider";
import type { Database } from "../prisma/database";
import type { Services } from "../services";
import type { ToolboxSettings } from "../tools/toolbox";

export type LogEntry = { time: string; level: string; event: string; [fact: string]: unknown };

export type TestServices = Services & {
  model: ScriptedModel;
  /** Stands still but for `advance`. */
  clock: { advance(ms: number): void };
  logged: LogEntry[];
};

/**
 * Services as one process has them, with a scripted model and a clock that stands still. Two of them on one database are
 * two processes: each has its caches and its instance id. `soleOwner` says that there can be no other.
 */
export function createTestServices({
  database,
  model = createScriptedModel(),
  models = createScriptedProvider(model),
  now = "2026-03-01T09:00:00.000Z",
  soleOwner = false,
  live = createInProcessLiveBus(),
  toolbox = {},
}: {
  database: Database;
  model?: ScriptedModel;
  models?: ModelProvider;
  now?: string;
  soleOwner?: boolean;
  live?: LiveBus;
  toolbox?: Partial<ToolboxSettings>;
}): TestServices {
  let time = Date.parse(now);
  const clock = {
    advance(ms: number) {
      time += ms;
    },
  };
  const readClock = () => new Date(time);
  const logged: LogEntry[] = [];
  const services = createServices({
    database,
    models,
    live,
    toolbox: {
      secret: "a secret of enough length",
      allowsPrivateHosts: false,
      allowsPrivateModels: false,
      ...toolbox,
    },
    log: createLog((line) => logged.push(JSON.parse(line)), readClock),
    now: readClock,
    instanceId: newInstanceId(),
    isSole: soleOwner,
  });
  return { ...services, model, clock, logged };
}
