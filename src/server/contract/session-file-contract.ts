import { z } from "zod";
import { unknownPerson } from "@/session/actor";
import { upcastLog } from "@/session/upcast-log";
import { firstLoss } from "@/shared/first-loss";
import { isNestedDeeperThan } from "@/shared/json";
import { limits } from "@/shared/limits";
import { isStorable } from "@/shared/storable";
import { id, jsonObject, name, nodeId, plainText } from "./scalars";
import { sessionOutput } from "./text-chat-contract";
import { toolMode } from "./tool-mode-contract";
import {
  actor,
  generationNumbers,
  message,
  messageAuthor,
  segment,
  segmentWith,
  turnEvent,
  turnEventWith,
  usage,
} from "./turn-log";
import { turnKind } from "./turn-output";
import { definition, settings } from "./workflow-contract";

/** A session as a file: what it runs, and every turn of every branch. It stands for itself, without the workflow it came from. */

const time = z.iso.datetime({ offset: true });
const revision = z.int().min(1).max(1_000_000);

const turnWithoutLog = z.strictObject({
  id,
  parentTurnId: id.nullable(),
  kind: turnKind,
  status: z.enum(["completed", "failed", "cancelled"]),
  createdRevision: revision,
  revision,
  createdAt: time,
  settledAt: time,
  userText: plainText.max(limits.textLength).nullable(),
  messages: z.array(message),
  usage,
  pathUsage: usage,
  currentNodeId: nodeId.nullable(),
  isEnd: z.boolean(),
  gatheredContext: jsonObject.nullable(),
  contextTurnId: id.nullable(),
  error: z.strictObject({ reason: id, message: plainText }).nullable(),
});

const turn = turnWithoutLog.extend({
  actor,
  author: messageAuthor.nullable(),
  segments: z.array(segment),
  events: z.array(turnEvent),
});

/** Before turns told who added them, and generations had numbers. */
const turnOfVersion1 = turnWithoutLog.extend({
  segments: z.array(segmentWith(generationNumbers[1])),
  events: z.array(turnEventWith(generationNumbers[1])),
});

function upcastTurn(old: z.output<typeof turnOfVersion1>): z.output<typeof turn> {
  const author = old.userText === null ? null : ("person" as const);
  return { ...old, ...upcastLog(old), actor: unknownPerson, author };
}

const fileWith = <Version extends number, Turn extends z.ZodType>(version: Version, turnShape: Turn) =>
  z.strictObject({
    format: z.literal("retake-session"),
    version: z.literal(version),
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
      startNodeId: nodeId.nullable(),
      now: time.nullable(),
      toolModes: z.record(id, toolMode),
    }),
    session: z.strictObject({
      revision,
      headTurnId: id,
      cursorTurnId: id.nullable(),
      totalUsage: usage,
      turns: z.array(turnShape).min(1),
    }),
  });

const file = fileWith(2, turn);
const fileOfVersion1 = fileWith(1, turnOfVersion1);
const anyFile = z.discriminatedUnion("version", [file, fileOfVersion1]);

function upcastFile(old: z.output<typeof anyFile>): z.output<typeof file> {
  if (old.version === 2) return old;
  return { ...old, version: 2, session: { ...old.session, turns: old.session.turns.map(upcastTurn) } };
}

/** A file's own levels lie around those of the values in it. */
const fileNesting = limits.nesting + 16;

/**
 * Version 2, or 1 as one of version 2. What is nested too deeply is refused before anything walks into it, and so is what could
 * not be stored as it stands there: nobody is told that something was imported which was not.
 */
export const sessionFile = z
  .custom<z.input<typeof anyFile>>()
  .refine((value) => !isNestedDeeperThan(value, fileNesting), {
    error: "The file is nested too deeply.",
    abort: true,
  })
  .refine(isStorable, "A text of the file holds a NUL character or half of a surrogate pair.")
  .transform((given, context): z.output<typeof file> => {
    const read = anyFile.safeParse(given);
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        context.addIssue({ code: "custom", path: [...path], message });
      return z.NEVER;
    }
    const path = firstLoss(given, read.data);
    if (path) context.addIssue({ code: "custom", path, message: "What stands here could not be kept." });
    return upcastFile(read.data);
  });

export const exportInput = z.strictObject({ workflowId: id, runId: id });
export const exportOutput = file;
/** `notices`: what of the session is otherwise here than in the file. */
export const importOutput = sessionOutput.extend({ notices: z.array(z.string()) });
export const importInput = z.strictObject({ workflowId: id, session: sessionFile });
export const renameInput = z.strictObject({ workflowId: id, runId: id, name });
export const renameOutput = z.object({ workflowRunId: z.string(), name: z.string() });

export type SessionFile = z.output<typeof file>;
export type ImportOutput = z.output<typeof importOutput>;
export type ImportInput = z.output<typeof importInput>;
export type RenameInput = z.output<typeof renameInput>;
