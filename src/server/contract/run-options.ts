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
});

export type RunOptions = z.output<typeof runOptions>;
