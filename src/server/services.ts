import type { Actor } from "@/session/actor";
import type { Role } from "./contract/account-contract";
import type { Log } from "./log";
import type { ReplyFormat } from "./models/ask-aside";
import type { Learned } from "./models/learned";
import type { ServerHabits } from "./models/server-habits";
import type { DefinitionStore } from "./ports/definition-store";
import type { LiveBus } from "./ports/live-bus";
import type { OrganizationModels } from "./ports/model-provider";
import type { SessionStore } from "./ports/session-store";
import type { ToolRunner } from "./ports/tool-runner";
import type { PrismaClient } from "./prisma/generated/client";
import type { RunningTurns } from "./text-chat/turn/running-turns";
import type { Toolbox } from "./tools/toolbox";

/** What use cases work with. Built once per process by `start-services`, and anew by each test. */
export type Services = {
  prisma: PrismaClient;
  sessions: SessionStore;
  definitions: DefinitionStore;
  models: OrganizationModels;
  /** How each organization's models were found to answer when asked for JSON. */
  replyFormats: Learned<ReplyFormat>;
  /** What the server of each model was found to want. */
  serverHabits: Learned<ServerHabits>;
  tools: ToolRunner;
  /** What tools are performed with, for those who set them up. */
  toolbox: Toolbox;
  live: LiveBus;
  runningTurns: RunningTurns;
  now(): Date;
  newId(prefix: IdPrefix): string;
  log: Log;
  /** This process, as the owner of the turns it runs. */
  instanceId: string;
  /** `instanceId` when the database can have no other process; null when others may share it. */
  soleOwner: string | null;
  /** A turn whose process has not renewed its lease for this long counts as abandoned. */
  leaseMs: number;
};

export type IdPrefix = "usr" | "org" | "key" | "wf" | "ver" | "def" | "run" | "turn" | "tool" | "mdl";

/** Who calls: a signed-in person, or an API key, which stands for its organization. */
export type Principal = {
  actor: Actor & { kind: "person" | "api_key"; id: string };
  /** Null for a person who belongs to none. */
  organizationId: string | null;
  /** What they are in their organization. */
  role: Role | null;
};

/** A caller whose organization is known. Everything they see and change belongs to it. */
export type Caller = Principal & { organizationId: string; role: Role };
