import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { duration } from "@/features/interface/measure";
import { Notice } from "@/features/interface/notice";
import type { ModelOutput } from "@/server/contract/model-contract";
import { ModelPrice } from "./model-price";
import { priceWords } from "./typed-price";

export function SavedModelRow({ model }: { model: ModelOutput }) {
  const { modelId, label } = model;
  const [isPricing, setIsPricing] = useState(false);
  const utils = trpc.useUtils();
  const trial = trpc.model.test.useMutation();
  const archiving = trpc.model.archive.useMutation({
    onSuccess: () => Promise.all([utils.model.invalidate(), utils.me.invalidate()]),
  });
  return (
    <li className="grid gap-2 px-4 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="font-medium">{label}</span>
        <span className="min-w-0 flex-1 basis-56 break-words text-ink-soft">
          {model.model} <span className="text-ink-faint">at {model.baseUrl}</span>
          <span className="block text-ink-faint text-xs tabular-nums">{priceWords(model.price)}</span>
        </span>
        <span className="-ml-2 flex gap-1">
          <Button
            size="small"
            variant="quiet"
            aria-label={`Price of ${label}`}
            aria-expanded={isPricing}
            onClick={() => setIsPricing(!isPricing)}
          >
            Price
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={`Try ${label}`}
            isBusy={trial.isPending}
            onClick={() => trial.mutate({ modelId })}
          >
            Try
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={`Archive ${label}`}
            isBusy={archiving.isPending}
            onClick={() => archiving.mutate({ modelId })}
          >
            Archive
          </Button>
        </span>
      </div>
      {isPricing && <ModelPrice model={model} onClose={() => setIsPricing(false)} />}
      {trial.data?.error && <Notice tone="negative">{trial.data.error.message}</Notice>}
      {trial.data?.text != null && (
        <Notice tone="positive" title={`It answered in ${duration(trial.data.durationMs)}`}>
          {trial.data.text}
        </Notice>
      )}
      {[trial.error, archiving.error].map(
        (error) =>
          error && (
            <Notice key={error.message} tone="negative">
              {explainFailure(readFailure(error))}
            </Notice>
          ),
      )}
    </li>
  );
}
