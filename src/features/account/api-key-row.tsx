import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { Moment } from "@/features/interface/moment";
import { Notice } from "@/features/interface/notice";
import type { AppRouter } from "@/server/trpc/app-router";

type ApiKey = inferRouterOutputs<AppRouter>["apiKey"]["list"]["apiKeys"][number];

export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const [isAsking, setIsAsking] = useState(false);
  const utils = trpc.useUtils();
  const revocation = trpc.apiKey.revoke.useMutation({ onSuccess: () => utils.apiKey.list.invalidate() });
  return (
    <li className="grid gap-2 px-4 py-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="min-w-0 flex-1 basis-40 truncate font-medium">{apiKey.name}</span>
        <code className="text-ink-faint text-xs">rtk_…{apiKey.hint}</code>
        <span className="text-ink-faint">
          {apiKey.lastUsedAt ? (
            <>
              used <Moment at={apiKey.lastUsedAt} />
            </>
          ) : (
            <>
              made <Moment at={apiKey.createdAt} />, never used
            </>
          )}
        </span>
        {!isAsking && (
          <Button
            size="small"
            variant="quiet"
            aria-label={`Revoke ${apiKey.name}`}
            onClick={() => setIsAsking(true)}
          >
            Revoke
          </Button>
        )}
      </div>
      {isAsking && (
        <Notice
          tone="caution"
          title="Revoke this key?"
          action={
            <>
              <Button size="small" autoFocus onClick={() => setIsAsking(false)}>
                Keep it
              </Button>
              <Button
                size="small"
                variant="danger"
                isBusy={revocation.isPending}
                onClick={() => revocation.mutate({ apiKeyId: apiKey.apiKeyId })}
              >
                Revoke for good
              </Button>
            </>
          }
        >
          Whatever uses it stops working at once. This cannot be undone.
        </Notice>
      )}
      {revocation.error && <Notice tone="negative">{explainFailure(readFailure(revocation.error))}</Notice>}
    </li>
  );
}
