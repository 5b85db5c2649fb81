import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useState } from "react";
import { explainFailure, fieldProblems, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import type { ModelOutput } from "@/server/contract/model-contract";
import { PriceFields } from "./price-fields";
import { priceOf, typedPrice } from "./typed-price";

/** Sets what a saved model costs, from now on and for what it has said before. */
export function ModelPrice({ model, onClose }: { model: ModelOutput; onClose: () => void }) {
  const cache = useQueryClient();
  const utils = trpc.useUtils();
  const [typed, setTyped] = useState(() => typedPrice(model.price));
  const saving = trpc.model.setPrice.useMutation({
    onSuccess: async () => {
      // A price changes no revision, so sessions in the cache would keep their old costs.
      cache.removeQueries({ queryKey: getQueryKey(trpc.textChat) });
      await utils.model.invalidate();
      onClose();
    },
  });
  const failure = saving.error && readFailure(saving.error);
  const problems = fieldProblems(failure);
  return (
    <form
      aria-label={`Price of ${model.label}`}
      className="grid gap-3 rounded-lg bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ modelId: model.modelId, price: priceOf(typed) });
      }}
    >
      <PriceFields typed={typed} problems={problems} onChange={setTyped} />
      {failure && Object.keys(problems).length === 0 && (
        <Notice tone="negative">{explainFailure(failure)}</Notice>
      )}
      <div className="flex gap-2">
        <Button type="submit" size="small" isBusy={saving.isPending}>
          Save price
        </Button>
        <Button size="small" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
