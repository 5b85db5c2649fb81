import { z } from "zod";
import type { GraphIssue } from "@/engine/graph-issue";
import { isJsonObject } from "@/shared/json";
import { limits } from "@/shared/limits";
import { isStorable } from "@/shared/storable";
import { id, isReasonablyNested, jsonObject, name, storedObject } from "./scalars";
import { actor } from "./turn-log";

/** Dograh's workflow JSON, kept as it is. What is inside nodes and edges is judged by the graph check, not refused here. */
export type WorkflowDefinition = { nodes: unknown[]; edges: unknown[]; [key: string]: unknown };

export const storedDefinition = z.custom<WorkflowDefinition>(
  (value) => isJsonObject(value) && Array.isArray(value.nodes) && Array.isArray(value.edges),
  "Expected a workflow's JSON: an object with the lists `nodes` and `edges`.",
);

export const definition = storedDefinition
  .refine(isReasonablyNested, { error: "The graph is nested too deeply.", abort: true })
  .refine(isStorable, "A text of the graph holds a NUL character or half of a surrogate pair.");

export const settings = z.strictObject({
  model: id.optional(),
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(1_000_000).optional(),
  inactivityTimeoutSeconds: z
    .int()
    .min(limits.inactivityTimeoutSeconds.minimum)
    .max(limits.inactivityTimeoutSeconds.maximum)
    .optional(),
  turnTimeoutSeconds: z.int().min(1).max(limits.turnTimeoutSeconds).optional(),
  maxHops: z.int().min(1).max(limits.hopsPerTurn).optional(),
  maxModelCalls: z.int().min(1).max(limits.modelCallsPerTurn).optional(),
  /** Summarise the oldest messages of a history that has more tokens than this. */
  contextCompactionEnabled: z.boolean().optional(),
  contextCompactionTokens: z
    .int()
    .min(limits.compactionTokens.minimum)
    .max(limits.compactionTokens.maximum)
    .optional(),
});

export const listInput = z
  .strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.int().min(1).max(limits.pageSize.maximum).default(limits.pageSize.default),
  })
  .prefault({});
export const getInput = z.strictObject({ workflowId: id, versionId: id.optional() });
export const createInput = z.strictObject({
  name,
  definition,
  templateContext: jsonObject.optional(),
  settings: settings.optional(),
});
export const saveDraftInput = z.strictObject({
  workflowId: id,
  name: name.optional(),
  definition: definition.optional(),
  templateContext: jsonObject.optional(),
  settings: settings.optional(),
  /** The draft revision the caller edited; `null` when there was no draft. Absent: save over whatever is there. */
  expectedDraftRevision: z.int().min(1).nullable().optional(),
  /** The version the caller edited: the draft, or the published one when there was no draft. Absent: whichever it is. */
  baseVersionId: id.optional(),
});
export const workflowInput = z.strictObject({ workflowId: id });
export const renameInput = z.strictObject({ workflowId: id, name });
/** `expectedDraftRevision`: publish only what the caller has seen. */
export const publishInput = z.strictObject({
  workflowId: id,
  expectedDraftRevision: z.int().min(1).optional(),
});
export const revertInput = z.strictObject({ workflowId: id, versionId: id });
export const validateInput = z.union([
  z.strictObject({ workflowId: id }),
  z.strictObject({ definition, templateContext: jsonObject.optional() }),
]);

const timestamp = z.string();
const issues = z.array(
  z.object({
    severity: z.enum(["error", "warning"]),
    kind: z.enum(["node", "edge", "workflow"]),
    id: z.string().nullable(),
    field: z.string().nullable(),
    message: z.string(),
  }) satisfies z.ZodType<GraphIssue>,
);

const versionSummary = z.object({
  versionId: z.string(),
  number: z.number(),
  status: z.enum(["draft", "published", "archived"]),
  revision: z.number(),
  createdAt: timestamp,
  /** Who began it, and who published it. */
  createdBy: actor,
  publishedBy: actor.nullable(),
  updatedAt: timestamp,
  publishedAt: timestamp.nullable(),
});

export const workflowSummary = z.object({
  workflowId: z.string(),
  name: z.string(),
  createdAt: timestamp,
  updatedAt: timestamp,
  published: versionSummary.nullable(),
  draft: versionSummary.nullable(),
});

/** A version with what it defines. */
const versionOutput = versionSummary.extend({
  definition: storedDefinition,
  templateContext: storedObject,
  settings,
});

export const workflowListOutput = z.object({
  workflows: z.array(
    workflowSummary.extend({ sessionCount: z.number(), lastSessionAt: timestamp.nullable() }),
  ),
  nextCursor: z.string().nullable(),
});
/** `version` is the one asked for; else the draft, else the published one. */
export const workflowOutput = workflowSummary.extend({ version: versionOutput, issues });
export const workflowChangeOutput = workflowSummary.extend({ versionId: z.string(), issues });
export const validateOutput = z.object({ issues });
export const archiveOutput = z.object({ workflowId: z.string(), archivedAt: timestamp });
export const versionsOutput = z.object({ versions: z.array(versionSummary) });
export const samplesOutput = z.object({
  samples: z.array(
    z.object({
      sampleId: z.string(),
      name: z.string(),
      description: z.string(),
      definition: storedDefinition,
      templateContext: storedObject,
    }),
  ),
});

export type WorkflowSettings = z.infer<typeof settings>;
export type WorkflowSummary = z.infer<typeof workflowSummary>;
export type WorkflowListOutput = z.infer<typeof workflowListOutput>;
export type WorkflowOutput = z.infer<typeof workflowOutput>;
export type WorkflowChangeOutput = z.infer<typeof workflowChangeOutput>;
export type VersionSummary = z.infer<typeof versionSummary>;
export type ListInput = z.infer<typeof listInput>;
export type CreateInput = z.infer<typeof createInput>;
export type SaveDraftInput = z.infer<typeof saveDraftInput>;
export type RenameInput = z.infer<typeof renameInput>;
export type PublishInput = z.infer<typeof publishInput>;
export type GetInput = z.infer<typeof getInput>;
export type ValidateInput = z.infer<typeof validateInput>;
