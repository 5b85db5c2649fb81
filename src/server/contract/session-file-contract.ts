import { z } from "zod";
import type { Message } from "@/engine/message";
import { isNestedDeeperThan } from "@/shared/json";
import { limits } from "@/shared/limits";
import { id, jsonObject, name, plainText } from "./scalars";
import { turnEvent, usage } from "./session-file-events";
import { toolMode } from "./text-chat-contract";
import { definition, settings } from "./workflow-contract";

/** A session as a file, version 1: what it runs, and every turn of every branch. It stands for itself, without the workflow it came from. */

const time = z.iso.datetime({ offset: true });
const revision = z.int().min(1).max(1_000_000);

const message = z.union([
  z.strictObject({ role: z.literal("user"), content: plainText }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.union([
      plainText,
      z.array(
        z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("text"), text: plainText }),
          z.strictObject({
            type: z.literal("tool-call"),
            toolCallId: id,
            toolName: id,
            input: z.json(),
          }),
        ]),
      ),
    ]),
  }),
  z.strictObject({
    role: z.literal("tool"),
    content: z.array(
      z.strictObject({
        type: z.literal("tool-result"),
        toolCallId: id,
        toolName: id,
        output: z.strictObject({ type: z.enum(["json", "error-json"]), value: z.json() }),
      }),
    ),
  }),
]) satisfies z.ZodType<Message>;

const turn = z.strictObject({
  id,
  parentTurnId: id.nullable(),
  kind: z.enum(["opening", "message", "context_patch"]),
  status: z.enum(["completed", "failed", "cancelled"]),
  createdRevision: revision,
  revision,
  createdAt: time,
  settledAt: time,
  userText: plainText.max(limits.textLength).nullable(),
  segments: z.array(
    z.strictObject({
      nodeId: plainText,
      nodeName: plainText,
      source: z.enum(["greeting", "model", "transition_speech", "tool_message"]),
      text: plainText,
    }),
  ),
  events: z.array(turnEvent),
  messages: z.array(message),
  usage,
  pathUsage: usage,
  currentNodeId: id.nullable(),
  isEnd: z.boolean(),
  gatheredContext: jsonObject.nullable(),
  contextTurnId: id.nullable(),
  error: z.strictObject({ reason: id, message: plainText }).nullable(),
});

const file = z.strictObject({
  format: z.literal("retake-session"),
  version: z.literal(1),
  exportedAt: time,
  name,
  workflow: z.strictObject({ name, versionNumber: z.int().min(1).max(1_000_000) }),
  definition,
  templateContext: jsonObject,
  settings,
  initialContext: jsonObject,
  annotations: jsonObject,
  options: z.strictObject({
    model: id,
    startNodeId: id.nullable(),
    now: time.nullable(),
    toolModes: z.record(id, toolMode),
  }),
  session: z.strictObject({
    revision,
    headTurnId: id,
    cursorTurnId: id.nullable(),
    totalUsage: usage,
    turns: z.array(turn).min(1),
  }),
});

/** A file's own levels lie around those of the values in it. */
const fileNesting = limits.nesting + 10;

/** What is nested too deeply is refused before anything walks into it. */
export const sessionFile = z
  .custom<z.input<typeof file>>(
    (value) => !isNestedDeeperThan(value, fileNesting),
    "The file is nested too deeply.",
  )
  .pipe(file);

export const exportInput = z.strictObject({ workflowId: id, runId: id });
export const exportOutput = sessionFile;
export const importInput = z.strictObject({ workflowId: id, session: sessionFile });
export const renameInput = z.strictObject({ workflowId: id, runId: id, name });
export const renameOutput = z.object({ workflowRunId: z.string(), name: z.string() });

export type SessionFile = z.output<typeof sessionFile>;
export type ImportInput = z.output<typeof importInput>;
export type RenameInput = z.output<typeof renameInput>;
