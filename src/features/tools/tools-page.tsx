"use client";

import { PageFrame } from "@/features/interface/page-frame";

/** What the organization's workflows can call. */
export function ToolsPage() {
  return (
    <PageFrame title="Tools">
      <p className="text-ink-soft">Nodes name tools by their id.</p>
    </PageFrame>
  );
}
