import { Archive, Check } from "lucide-react";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import type { ToolOutput } from "@/server/contract/tool-contract";
import { ToolForm } from "./tool-form";
import { ToolTrial } from "./tool-trial";

/** A tool as it is, to be changed, tried and archived. */
export function OpenTool({ tool, onArchived }: { tool: ToolOutput; onArchived: () => void }) {
  const { toolId } = tool;
  const utils = trpc.useUtils();
  const [isSaved, setIsSaved] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const archiving = trpc.tool.archive.useMutation({
    onSuccess: async () => {
      onArchived();
      await utils.tool.list.invalidate();
    },
  });
  return (
    <>
      <div className="flex items-center justify-between gap-3 text-ink-faint text-xs">
        <span>
          Its id is <code className="select-all">{toolId}</code>
        </span>
        <Button
          size="small"
          variant="quiet"
          icon={<Archive className="size-3.5" aria-hidden />}
          onClick={() => setIsAsking(true)}
        >
          Archive
        </Button>
      </div>
      {isAsking && (
        <Notice
          tone="caution"
          title="Archive this tool?"
          action={
            <>
              <Button size="small" autoFocus onClick={() => setIsAsking(false)}>
                Keep it
              </Button>
              <Button
                size="small"
                variant="danger"
                isBusy={archiving.isPending}
                onClick={() => archiving.mutate({ toolId })}
              >
                Archive for good
              </Button>
            </>
          }
        >
          Nodes that name it can no longer call it. Its credential is gone with it.
        </Notice>
      )}
      {archiving.error && <Notice tone="negative">{explainFailure(readFailure(archiving.error))}</Notice>}
      <div className="grid gap-3">
        <ToolForm key={toolId} tool={tool} onSaved={() => setIsSaved(true)} />
        {isSaved && (
          <p role="status" className="flex items-center gap-1.5 text-ink-soft text-sm">
            <Check className="size-3.5 text-positive" aria-hidden />
            Saved
          </p>
        )}
      </div>
      <ToolTrial tool={tool} />
    </>
  );
}
