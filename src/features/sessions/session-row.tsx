import Link from "next/link";
import { useState } from "react";
import { explainFailure } from "@/features/api/failure";
import { Badge } from "@/features/interface/badge";
import { count } from "@/features/interface/measure";
import { Moment } from "@/features/interface/moment";
import type { SessionListOutput } from "@/server/contract/text-chat-contract";
import { SessionMenu } from "./session-menu";
import { SessionRename } from "./session-rename";
import { statusReadings } from "./session-status";
import { useSessionExport } from "./use-session-export";

export function SessionRow({
  session,
  onDelete,
}: {
  session: SessionListOutput["sessions"][number];
  onDelete: () => void;
}) {
  const { workflowId, workflowRunId: runId, name } = session;
  const status = statusReadings[session.status];
  const [isRenaming, setIsRenaming] = useState(false);
  const saving = useSessionExport({ workflowId, runId }, name);
  if (isRenaming) {
    return (
      <li className="px-4 py-1.5">
        <SessionRename {...{ workflowId, runId, name }} onDone={() => setIsRenaming(false)} />
      </li>
    );
  }
  return (
    <li className="relative flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-2 pl-4 text-sm hover:bg-hover">
      <Link
        href={`/workflows/${workflowId}/sessions/${runId}`}
        title={name}
        className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0 max-sm:basis-full sm:basis-40"
      >
        {name}
      </Link>
      <Badge tone={status.tone}>{status.label}</Badge>
      <span className="text-ink-soft tabular-nums sm:w-16 sm:text-right">
        {count(session.turnCount, "turn")}
      </span>
      <span className="text-ink-faint sm:w-8">v{session.versionNumber}</span>
      <Moment at={session.updatedAt} className="text-ink-faint sm:w-24 sm:text-right" />
      <span className="ml-auto">
        <SessionMenu
          name={name}
          onRename={() => setIsRenaming(true)}
          onDelete={onDelete}
          onExport={saving.exportAs}
        />
      </span>
      {saving.failure && (
        <p role="alert" className="w-full text-negative text-xs">
          {explainFailure(saving.failure)}
        </p>
      )}
    </li>
  );
}
