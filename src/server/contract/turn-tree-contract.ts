import { z } from "zod";
import type { ComparedCall, NodeVisit } from "@/session/compare";
import type { ExplainedTurn } from "@/session/explain-turn";
import { id, jsonObject, nodeId, plainText, storedObject, storedValue } from "./scalars";
import { toolLimits } from "./tool-contract";
import { message, usage } from "./turn-log";
import { turnKind, turnOutput, turnStatus } from "./turn-output";
import { settings, storedDefinition } from "./workflow-contract";

const expectedRevision = z.int().min(0).optional();
const sinceRevision = z.int().min(0).optional();
/** US dollars at today's price of the session's model; null when it cannot be told. */
const cost = z.number().nullable();
const sessionInput = z.strictObject({ workflowId: id, runId: id });

export const rerunInput = sessionInput.extend({
  turnId: id,
  text: plainText.trim().min(1, "Say something: the text is empty.").optional(),
  /** Ids of tools to ask really, this once, whatever is recorded. A tool whose mode is `mock` stays mocked. */
  askAgain: z.array(id).max(toolLimits.activePerOrganization).optional(),
  expectedRevision,
  sinceRevision,
});
export const restoreInput = sessionInput.extend({ turnId: id, expectedRevision, sinceRevision });
export const patchContextInput = sessionInput.extend({
  set: jsonObject.optional(),
  unset: z.array(plainText.max(200)).max(1_000).optional(),
  currentNodeId: nodeId.optional(),
  expectedRevision,
  sinceRevision,
});
export const treeInput = sessionInput;
export const checkpointInput = sessionInput.extend({ turnId: id });
export const compareInput = sessionInput.extend({
  leftTurnId: id,
  rightTurnId: id,
  /** The session of the right turn, when it is another one of the same workflow. */
  rightRunId: id.optional(),
});
export const deleteInput = sessionInput;

export const explainInput = checkpointInput;
export const transcriptInput = sessionInput.extend({ format: z.enum(["text", "markdown", "json"]) });
export const definitionInput = sessionInput;

/** What the model was given, each time that it was asked in a turn, in order. `isExact`: this is all, and to the letter. */
export const explainOutput = z.object({
  isExact: z.boolean(),
  generations: z.array(
    z.object({
      purpose: z.enum(["conversation", "extraction", "summary"]),
      generation: z.number().nullable(),
      outcome: z.enum(["finished", "failed", "stopped"]),
      nodeId: z.string(),
      nodeName: z.string(),
      system: z.string(),
      isExact: z.boolean(),
      messages: z.array(message),
      functions: z.array(
        z.object({
          name: z.string(),
          description: z.string().nullable(),
          kind: z.enum(["transition", "tool", "unknown"]),
          isChosen: z.boolean(),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<ExplainedTurn>;
export const transcriptOutput = z.object({ format: transcriptInput.shape.format, content: z.string() });
/** What this run executes. `isCurrent`: a session begun now, without naming a version, would execute the same. */
export const definitionOutput = z.object({
  versionNumber: z.number(),
  isCurrent: z.boolean(),
  definition: storedDefinition,
  templateContext: storedObject,
  settings,
});

/** Every turn, compact: texts are cut at 120 characters. */
export const treeOutput = z.object({
  revision: z.number(),
  headTurnId: z.string(),
  cursorTurnId: z.string().nullable(),
  turns: z.array(
    z.object({
      id: z.string(),
      parentTurnId: z.string().nullable(),
      kind: turnKind,
      status: turnStatus,
      createdRevision: z.number(),
      createdAt: z.string(),
      userText: z.string().nullable(),
      assistantText: z.string().nullable(),
      currentNode: z.object({ id: z.string(), name: z.string() }).nullable(),
      isEnd: z.boolean(),
      totalTokens: z.number().nullable(),
      cost,
    }),
  ),
});

export const checkpointOutput = z.object({
  version: z.literal(1),
  anchorTurnId: z.string().nullable(),
  currentNodeId: z.string().nullable(),
  messages: z.array(message),
  gatheredContext: storedObject,
  toolState: storedObject,
});

const nodeVisit = z.object({
  turnId: z.string(),
  nodeId: z.string(),
  nodeName: z.string(),
}) satisfies z.ZodType<NodeVisit>;
const comparedCall = z.object({
  turnId: z.string(),
  functionName: z.string(),
  arguments: storedValue,
  result: storedObject.nullable(),
}) satisfies z.ZodType<ComparedCall>;

const comparedPath = z.object({
  workflowRunId: z.string(),
  turnId: z.string(),
  turns: z.array(turnOutput),
  nodesVisited: z.array(nodeVisit),
  toolCalls: z.array(comparedCall),
  usage,
  cost,
  elapsedMs: z.number(),
  variables: storedObject,
});

export const compareOutput = z.object({
  commonAncestorTurnId: z.string().nullable(),
  /** The turns of both paths side by side: those that were asked the same face each other. */
  pairs: z.array(
    z.object({
      leftTurnId: z.string().nullable(),
      rightTurnId: z.string().nullable(),
      verdict: z.enum(["same", "different", "left_only", "right_only"]),
    }),
  ),
  /** The first pair that is not the same. */
  firstDifference: z
    .object({ leftTurnId: z.string().nullable(), rightTurnId: z.string().nullable() })
    .nullable(),
  left: comparedPath,
  right: comparedPath,
  changedVariables: z.array(
    z.object({
      name: z.string(),
      left: storedValue.optional(),
      right: storedValue.optional(),
    }),
  ),
});

export const deleteOutput = z.object({ workflowRunId: z.string() });

export type RerunInput = z.infer<typeof rerunInput>;
export type RestoreInput = z.infer<typeof restoreInput>;
export type PatchContextInput = z.infer<typeof patchContextInput>;
export type TranscriptInput = z.infer<typeof transcriptInput>;
export type ExplainOutput = z.infer<typeof explainOutput>;
export type TranscriptOutput = z.infer<typeof transcriptOutput>;
export type DefinitionOutput = z.infer<typeof definitionOutput>;
export type SessionInput = z.infer<typeof sessionInput>;
export type CheckpointInput = z.infer<typeof checkpointInput>;
export type CompareInput = z.infer<typeof compareInput>;
export type TreeOutput = z.infer<typeof treeOutput>;
export type CheckpointOutput = z.infer<typeof checkpointOutput>;
export type CompareOutput = z.infer<typeof compareOutput>;
