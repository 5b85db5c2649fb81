import { z } from "zod";
import { runOptions } from "../contract/run-options";
import { storedObject } from "../contract/scalars";
import type { RunFacts } from "../ports/session-store";
import type { Prisma } from "./generated/client";
import { readActor, readStored } from "./read-stored";

const runShape = z.object({ initialContext: storedObject, annotations: storedObject, options: runOptions });

/** @throws UnreadableRow */
export function runFromRow(row: Prisma.RunGetPayload<{ include: { textSession: true } }>): RunFacts {
  const what = `run ${row.id}`;
  return {
    runId: row.id,
    workflowId: row.workflowId,
    organizationId: row.organizationId,
    definitionId: row.definitionId,
    versionNumber: row.versionNumber,
    name: row.name,
    mode: row.mode,
    ...readStored(runShape, row, what),
    inactivityTimeoutSeconds: row.textSession?.inactivityTimeoutSeconds ?? 0,
    createdBy: readActor(row.createdBy),
    createdAt: row.createdAt.toISOString(),
  };
}
