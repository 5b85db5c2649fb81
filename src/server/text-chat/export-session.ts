import { pendingTurn } from "@/session/session";
import { withUsageSums } from "@/session/usage-sums";
import { storable } from "@/shared/storable";
import { AppError } from "../app-error";
import type { SessionFile } from "../contract/session-file-contract";
import type { SessionInput } from "../contract/turn-tree-contract";
import type { Caller, Services } from "../services";
import { findWorkflow } from "../workflows/find-workflow";
import { loadSession } from "./stored/load-session";
import { pinnedDefinition } from "./stored/pinned-definition";

/** The whole session, every branch of it, with what it runs. @throws AppError session_not_found, workflow_not_found, turn_in_progress */
export async function exportSession(
  services: Services,
  caller: Caller,
  input: SessionInput,
): Promise<SessionFile> {
  const { run, session } = await loadSession(services, { ...input, ...caller });
  const pending = pendingTurn(session);
  if (pending) throw new AppError("turn_in_progress", { turnId: pending.id });
  const workflow = await findWorkflow(services, caller, run.workflowId);
  const { definition, templateContext, settings } = await pinnedDefinition(services, run);
  const { model, startNodeId, now, toolModes } = run.options;
  // Rows of earlier states may hold what nobody takes today: sums of impossible numbers, text that cannot be stored.
  const { totalUsage, turns } = withUsageSums(session);
  return storable<SessionFile>({
    format: "retake-session",
    version: 2,
    exportedAt: services.now().toISOString(),
    name: run.name,
    workflow: { name: workflow.name, versionNumber: run.versionNumber },
    definition,
    templateContext,
    settings,
    initialContext: run.initialContext,
    annotations: run.annotations,
    options: { model, startNodeId, now, toolModes },
    session: {
      revision: session.revision,
      headTurnId: session.headTurnId,
      cursorTurnId: session.cursorTurnId,
      totalUsage,
      turns: [...turns.values()].map(
        ({ lease: _lease, idempotencyKey: _key, status, settledAt, ...turn }) => ({
          ...turn,
          status: settledStatus(status),
          settledAt: settledAt ?? turn.createdAt,
        }),
      ),
    },
  });
}

function settledStatus(status: "pending" | "completed" | "failed" | "cancelled") {
  if (status === "pending") throw new Error("A session without a pending head has no pending turn.");
  return status;
}
