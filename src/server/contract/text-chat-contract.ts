import { z } from "zod";
import type { Price } from "@/engine/price";
import type { ToolModes } from "@/session/tool-mode";
import { limits } from "@/shared/limits";
import { id, jsonObject, name, nodeId, plainText, storedObject } from "./scalars";
import { toolMode } from "./tool-mode-contract";
import { actor, usage } from "./turn-log";
import { turnOutput } from "./turn-output";
import { checkpointOutput } from "./turn-tree-contract";

const expectedRevision = z.int().min(0).optional();
/** The revision that the caller has: the answer is what changed since. */
const sinceRevision = z.int().min(0).optional();
const session = { workflowId: id, runId: id };

export const createInput = z.strictObject({
  workflowId: id,
  name: name.optional(),
  initialContext: jsonObject.optional(),
  annotations: jsonObject.optional(),
  version: z.union([z.enum(["draft", "published"]), z.strictObject({ versionId: id })]).optional(),
  /** `offline`, or `openai:` and the provider's name for the model. */
  model: id.optional(),
  startNodeId: nodeId.optional(),
  /** The clock that templates see in this session. */
  now: z.iso.datetime({ offset: true }).optional(),
  /** By tool id. A tool without a mode is called, but not again for what another branch has recorded. */
  toolModes: z.record(id, toolMode).optional(),
});

export const getInput = z.strictObject({ ...session, sinceRevision });

export const listInput = z.strictObject({
  workflowId: id,
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(limits.pageSize.maximum).default(limits.pageSize.default),
  state: z.enum(["initialized", "running", "completed"]).optional(),
  /** Only sessions whose name holds this, in capitals or not. */
  search: plainText.trim().max(limits.nameLength).optional(),
});

export const appendInput = z.strictObject({
  ...session,
  text: plainText.trim().min(1, "Say something: the text is empty."),
  expectedRevision,
  /** Sending the same text again under the same key returns the first one's result. */
  idempotencyKey: id.optional(),
  sinceRevision,
});

export const rewindInput = z.strictObject({
  ...session,
  cursorTurnId: id.nullable(),
  expectedRevision,
  sinceRevision,
});

export const endInput = z.strictObject({ ...session, expectedRevision, sinceRevision });

const timestamp = z.string();
const cost = z.number().nullable();
const rates = { input: z.number(), cachedInput: z.number(), cacheWrite: z.number(), output: z.number() };
const price = z.object({
  ...rates,
  longInput: z.object({ ...rates, aboveTokens: z.number() }).nullable(),
}) satisfies z.ZodType<Price>;

const runState = z.enum(["initialized", "running", "completed"]);
const sessionStatus = z.enum(["idle", "pending_assistant_turn", "rewound", "error", "completed"]);

export const sessionOutput = z.object({
  /** What this answer is; see `sessionAnswer`. */
  kind: z.literal("session"),
  workflowRunId: z.string(),
  workflowId: z.string(),
  name: z.string(),
  mode: z.literal("textchat"),
  /** Who began it. */
  createdBy: actor,
  state: runState,
  isCompleted: z.boolean(),
  revision: z.number(),
  initialContext: storedObject,
  gatheredContext: storedObject,
  annotations: storedObject,
  usage: z.object({ visible: usage, total: usage }),
  /** The version number of the workflow that this run is pinned to (its definition: `textChat.definition`), and the model that answers. */
  versionNumber: z.number(),
  model: z.string(),
  /** What that model costs today; null when nobody knows. */
  price: price.nullable(),
  /** US dollars for what `usage` counts, at that price; null when it cannot be told. */
  cost: z.object({ visible: cost, total: cost }),
  toolModes: z.record(id, toolMode) satisfies z.ZodType<ToolModes>,
  currentNode: z.object({ id: z.string(), name: z.string() }).nullable(),
  sessionData: z.object({
    version: z.literal(1),
    status: sessionStatus,
    cursorTurnId: z.string().nullable(),
    headTurnId: z.string(),
    turns: z.array(turnOutput),
    discardedFuture: z.array(
      z.object({
        rewoundFromTurnId: z.string().nullable(),
        discardedAt: timestamp,
        turns: z.array(turnOutput),
      }),
    ),
    simulator: z.object({ enabled: z.boolean(), config: storedObject }),
  }),
  checkpoint: checkpointOutput,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** What is new since a revision the caller has: every turn that was added or changed, oldest first, of any branch. */
export const sessionChangesOutput = sessionOutput.omit({ checkpoint: true }).extend({
  kind: z.literal("changes"),
  sinceRevision: z.number(),
  sessionData: sessionOutput.shape.sessionData.omit({ discardedFuture: true }),
});

/** Nothing is new since a revision the caller has. */
export const sessionUnchangedOutput = z.object({ kind: z.literal("unchanged"), unchanged: z.literal(true) });

/** The whole session. For who passes `sinceRevision`: what changed since, or that nothing has; `kind` says which. */
export const sessionAnswer = z.discriminatedUnion("kind", [
  sessionOutput,
  sessionChangesOutput,
  sessionUnchangedOutput,
]);

export const sessionListOutput = z.object({
  sessions: z.array(
    z.object({
      workflowRunId: z.string(),
      workflowId: z.string(),
      name: z.string(),
      state: runState,
      status: sessionStatus,
      revision: z.number(),
      turnCount: z.number(),
      versionNumber: z.number(),
      createdBy: actor,
      createdAt: timestamp,
      updatedAt: timestamp,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type SessionOutput = z.infer<typeof sessionOutput>;
export type SessionChangesOutput = z.infer<typeof sessionChangesOutput>;
export type SessionAnswer = z.infer<typeof sessionAnswer>;
export type SessionListOutput = z.infer<typeof sessionListOutput>;
export type CreateInput = z.infer<typeof createInput>;
export type GetInput = z.infer<typeof getInput>;
export type ListInput = z.infer<typeof listInput>;
export type AppendInput = z.infer<typeof appendInput>;
export type RewindInput = z.infer<typeof rewindInput>;
export type EndInput = z.infer<typeof endInput>;
