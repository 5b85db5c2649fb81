"use client";

import { trpc } from "@/features/api/trpc";
import { PageFrame, Section } from "@/features/interface/page-frame";
import { Skeleton } from "@/features/interface/skeleton";
import { ThemeChoice } from "@/features/interface/theme";
import { SavedModels } from "@/features/models/saved-models";
import { ApiKeys } from "./api-keys";
import { OrganizationChoice } from "./organization-choice";

export function Settings() {
  const me = trpc.me.get.useQuery();
  return (
    <PageFrame title="Settings">
      <div className="grid gap-8">
        <Section title="Signed in as">
          {me.data ? (
            <p>
              {me.data.user?.name} <span className="text-ink-faint">{me.data.user?.email}</span>
            </p>
          ) : (
            <Skeleton className="h-5 w-64" />
          )}
        </Section>
        <OrganizationChoice />
        <Section title="Theme">
          <ThemeChoice />
        </Section>
        <SavedModels />
        <ApiKeys />
      </div>
    </PageFrame>
  );
}
