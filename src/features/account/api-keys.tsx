import { KeyRound } from "lucide-react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { EmptyState } from "@/features/interface/empty-state";
import { Notice } from "@/features/interface/notice";
import { Section } from "@/features/interface/page-frame";
import { SkeletonRows } from "@/features/interface/skeleton";
import { ApiKeyRow } from "./api-key-row";
import { NewApiKey } from "./new-api-key";

export function ApiKeys() {
  const query = trpc.apiKey.list.useQuery();
  const keys = query.data?.apiKeys.filter((key) => key.revokedAt === null);
  return (
    <Section title="API keys" note="For scripts and the typed client. A key acts for this organization.">
      <NewApiKey />
      {query.error && <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>}
      <div className="overflow-hidden rounded-lg border bg-raised">
        {query.isPending && <SkeletonRows count={2} label="Loading API keys" />}
        {keys?.length === 0 && (
          <EmptyState icon={<KeyRound className="size-5" />} title="No API keys yet">
            Name one after the script that will use it, so that you know what stops when you revoke it.
          </EmptyState>
        )}
        {keys && keys.length > 0 && (
          <ul aria-label="API keys" className="divide-y">
            {keys.map((key) => (
              <ApiKeyRow key={key.apiKeyId} apiKey={key} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
