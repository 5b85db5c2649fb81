import { z } from "zod";
import { id } from "./scalars";
import { toolMode } from "./tool-mode-contract";

/** What the caller chose when a session began. Version 1; before tools, runs had no modes of them. */
export const runOptions = z.object({
  version: z.literal(1),
  model: z.string(),
  startNodeId: z.string().nullable(),
  now: z.string().nullable(),
  toolModes: z.record(id, toolMode).default({}),
  /** The file that the session came in with; `model` is the one it names. */
  imported: z.object({ exportedAt: z.string(), workflow: z.string(), model: z.string() }).exactOptional(),
});

export type RunOptions = z.output<typeof runOptions>;
