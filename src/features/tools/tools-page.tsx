"use client";

import { getQueryKey } from "@trpc/react-query";
import { Plus, Wrench } from "lucide-react";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { usePages } from "@/features/api/use-pages";
import { Button } from "@/features/interface/button";
import { EmptyState } from "@/features/interface/empty-state";
import { Notice } from "@/features/interface/notice";
import { PageFrame } from "@/features/interface/page-frame";
import { SkeletonRows } from "@/features/interface/skeleton";
import { useShortcuts } from "@/features/palette/shortcuts";
import { OpenTool } from "./open-tool";
import { ToolForm } from "./tool-form";
import { ToolRow } from "./tool-row";

/** What the organization's workflows can call. */
export function ToolsPage() {
  const { client } = trpc.useUtils();
  const query = usePages(getQueryKey(trpc.tool.list, {}, "infinite"), (at, signal) =>
    client.tool.list.query(at, { signal }),
  );
  const [openId, setOpenId] = useState<string | "new" | null>(null);
  const [archived, setArchived] = useState<string | null>(null);
  const tools = query.data?.pages.flatMap((page) => page.tools);
  const open = tools?.find((tool) => tool.toolId === openId);
  const add = () => setOpenId("new");
  useShortcuts([{ label: "New tool", group: "Tools", handler: add }]);
  const newTool = (
    <Button variant="primary" icon={<Plus className="size-4" aria-hidden />} onClick={add}>
      New tool
    </Button>
  );
  return (
    <PageFrame title="Tools" actions={tools?.length ? newTool : undefined}>
      {query.error && <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>}
      {archived !== null && (
        <Notice tone="positive" title={`${archived} is archived`}>
          Workflows that name it have an issue until they name another.
        </Notice>
      )}
      {openId === "new" && (
        <section aria-label="New tool" className="grid gap-4 rounded-lg border bg-raised p-4">
          <div className="flex items-center justify-between">
            <h2 className="font-semibold text-base">New tool</h2>
            <Button size="small" variant="quiet" onClick={() => setOpenId(null)}>
              Cancel
            </Button>
          </div>
          <ToolForm tool={null} onSaved={({ toolId }) => setOpenId(toolId)} />
        </section>
      )}
      <div className="overflow-hidden rounded-lg border bg-raised">
        {query.isPending && <SkeletonRows count={3} label="Loading tools" />}
        {tools?.length === 0 && openId !== "new" && (
          <EmptyState icon={<Wrench className="size-5" />} title="No tools yet" action={newTool}>
            A tool is something the model can call: an address, a calculator, an MCP server. Nodes choose
            theirs.
          </EmptyState>
        )}
        {tools && tools.length > 0 && (
          <ul aria-label="Tools" className="divide-y">
            {tools.map((tool) => (
              <ToolRow
                key={tool.toolId}
                tool={tool}
                isOpen={tool.toolId === openId}
                onToggle={() => setOpenId(tool.toolId === openId ? null : tool.toolId)}
              >
                {open?.toolId === tool.toolId && (
                  <OpenTool
                    tool={open}
                    onArchived={() => {
                      setArchived(tool.name);
                      setOpenId(null);
                    }}
                  />
                )}
              </ToolRow>
            ))}
          </ul>
        )}
      </div>
      {query.hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </PageFrame>
  );
}
