"use client";

import { Section } from "@/features/interface/page-frame";
import { ScrollRegion } from "@/features/interface/scroll-region";
import { Skeleton } from "@/features/interface/skeleton";
import { WorkflowFrame } from "@/features/workflows/workflow-frame";
import { SessionList } from "./session-list";
import { StartForm } from "./start-form";

/** A workflow before a chat: what it is, a start, and the chats there were. */
export function TestPage({ workflowId }: { workflowId: string }) {
  return (
    <WorkflowFrame
      workflowId={workflowId}
      current="test"
      skeleton={<Skeleton className="mx-auto mt-6 h-72 w-[min(56rem,calc(100%-2rem))] xl:w-[69rem]" />}
    >
      {(workflow) => (
        <ScrollRegion label="Test" className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]">
          <div className="mx-auto max-w-4xl px-4 py-6 sm:px-6 xl:max-w-6xl">
            <StartForm workflow={workflow}>
              <Section title="Sessions">
                <SessionList workflowId={workflowId} />
              </Section>
            </StartForm>
          </div>
        </ScrollRegion>
      )}
    </WorkflowFrame>
  );
}
