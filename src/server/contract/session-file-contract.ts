import { z } from "zod";
import { unknownPerson } from "@/session/actor";
import { upcastLog } from "@/session/upcast-log";
import { isNestedDeeperThan } from "@/shared/json";
import { limits } from "@/shared/limits";
import { id, jsonObject, name, plainText } from "./scalars";
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
  currentNodeId: id.nullable(),
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
const turnOfVersion1 = turnWithoutLog
  .extend({
    segments: z.array(segmentWith(generationNumbers[1])),
    events: z.array(turnEventWith(generationNumbers[1])),
  })
  .transform((old): z.output<typeof turn> => {
    const author = old.userText === null ? null : ("person" as const);
    return { ...old, ...upcastLog(old), actor: unknownPerson, author };
  });

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
      startNodeId: id.nullable(),
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
const fileOfVersion1 = fileWith(1, turnOfVersion1).transform(
  (old): z.output<typeof file> => ({ ...old, version: 2 }),
);

/** A file's own levels lie around those of the values in it. */
const fileNesting = limits.nesting + 10;

type AnyFile = z.input<typeof file> | z.input<typeof fileOfVersion1>;

/** Version 2, or 1 as one of version 2. What is nested too deeply is refused before anything walks into it. */
export const sessionFile = z
  .custom<AnyFile>((value) => !isNestedDeeperThan(value, fileNesting), "The file is nested too deeply.")
  .pipe(z.discriminatedUnion("version", [file, fileOfVersion1]));

export const exportInput = z.strictObject({ workflowId: id, runId: id });
export const exportOutput = file;
export const importInput = z.strictObject({ workflowId: id, session: sessionFile });
export const renameInput = z.strictObject({ workflowId: id, runId: id, name });
export const renameOutput = z.object({ workflowRunId: z.string(), name: z.string() });

export type SessionFile = z.output<typeof file>;
export type ImportInput = z.output<typeof importInput>;
export type RenameInput = z.output<typeof renameInput>;
