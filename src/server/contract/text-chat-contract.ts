import { z } from "zod";
import type { Price } from "@/engine/price";
import type { Usage } from "@/engine/usage";
import type { ToolModes } from "@/session/tool-mode";
import type { JsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { id, jsonObject, name, plainText } from "./scalars";
import { turnOutput } from "./turn-output";
import { checkpointOutput } from "./turn-tree-contract";

const expectedRevision = z.int().min(0).optional();
/** The revision that the caller has: the answer is what changed since. */
const sinceRevision = z.int().min(0).optional();
const session = { workflowId: id, runId: id };

const mockResult = z.strictObject({
  mode: z.literal("mock"),
  result: jsonObject.exactOptional(),
  error: plainText.max(2_000).exactOptional(),
  delayMs: z.int().min(0).max(limits.mockDelayMs).exactOptional(),
});

/** Where the results of a tool come from in this session. */
export const toolMode = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("live") }),
  z.strictObject({ mode: z.literal("recorded"), otherwise: z.enum(["mock", "fail", "live"]) }),
  mockResult,
]);

export const createInput = z.strictObject({
  workflowId: id,
  name: name.optional(),
  initialContext: jsonObject.optional(),
  annotations: jsonObject.optional(),
  version: z.union([z.enum(["draft", "published"]), z.strictObject({ versionId: id })]).optional(),
  /** `offline`, or `openai:` and the provider's name for the model. */
  model: id.optional(),
  startNodeId: id.optional(),
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
const usage = z.custom<Usage>();
const cost = z.number().nullable();
const context = z.custom<JsonObject>();

const runState = z.enum(["initialized", "running", "completed"]);
const sessionStatus = z.enum(["idle", "pending_assistant_turn", "rewound", "error", "completed"]);

export const sessionOutput = z.object({
  workflowRunId: z.string(),
  workflowId: z.string(),
  name: z.string(),
  mode: z.literal("textchat"),
  state: runState,
  isCompleted: z.boolean(),
  revision: z.number(),
  initialContext: context,
  gatheredContext: context,
  annotations: context,
  usage: z.object({ visible: usage, total: usage }),
  /** The version number of the workflow that this run is pinned to (its definition: `textChat.definition`), and the model that answers. */
  versionNumber: z.number(),
  model: z.string(),
  /** What that model costs today; null when nobody knows. */
  price: z.custom<Price | null>(),
  /** US dollars for what `usage` counts, at that price; null when it cannot be told. */
  cost: z.object({ visible: cost, total: cost }),
  toolModes: z.custom<ToolModes>(),
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
    simulator: z.object({ enabled: z.boolean(), config: context }),
  }),
  checkpoint: checkpointOutput,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** What is new since a revision the caller has: every turn that was added or changed, oldest first, of any branch. */
export const sessionChangesOutput = sessionOutput.omit({ checkpoint: true }).extend({
  sinceRevision: z.number(),
  sessionData: sessionOutput.shape.sessionData.omit({ discardedFuture: true }),
});

const anySessionAnswer = z.union([
  z.object({ unchanged: z.literal(true) }),
  sessionChangesOutput,
  sessionOutput,
]);

/**
 * Whole without `sinceRevision`, and typed as whole, so that nobody has to narrow what they did not ask for. Who passes
 * `sinceRevision` takes the answer as a `SessionAnswer`: what changed, or that nothing has.
 */
export const sessionAnswer = anySessionAnswer as z.ZodType<SessionOutput, SessionOutput>;

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
      createdAt: timestamp,
      updatedAt: timestamp,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type SessionOutput = z.infer<typeof sessionOutput>;
export type SessionChangesOutput = z.infer<typeof sessionChangesOutput>;
export type SessionAnswer = z.infer<typeof anySessionAnswer>;
export type SessionListOutput = z.infer<typeof sessionListOutput>;
export type CreateInput = z.infer<typeof createInput>;
export type GetInput = z.infer<typeof getInput>;
export type ListInput = z.infer<typeof listInput>;
export type AppendInput = z.infer<typeof appendInput>;
export type RewindInput = z.infer<typeof rewindInput>;
export type EndInput = z.infer<typeof endInput>;
