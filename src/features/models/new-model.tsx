import { useState } from "react";
import { explainFailure, fieldProblems, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { TextField } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";
import { PriceFields } from "./price-fields";
import { noTypedPrice, priceOf } from "./typed-price";

const nothing = { label: "", model: "", baseUrl: "", apiKey: "", price: noTypedPrice };

export function NewModel() {
  const utils = trpc.useUtils();
  const [typed, setTyped] = useState(nothing);
  const set = (some: Partial<typeof nothing>) => setTyped((current) => ({ ...current, ...some }));
  const creation = trpc.model.create.useMutation({
    onSuccess: async () => {
      setTyped(nothing);
      await Promise.all([utils.model.invalidate(), utils.me.invalidate()]);
    },
  });
  const failure = creation.error && readFailure(creation.error);
  const problems = fieldProblems(failure);
  return (
    <form
      aria-label="New model"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { apiKey, price, ...model } = typed;
        creation.mutate({ ...model, price: priceOf(price), ...(apiKey !== "" && { apiKey }) });
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label="Label"
          required
          maxLength={200}
          value={typed.label}
          error={problems.label}
          onChange={(event) => set({ label: event.target.value })}
        />
        <TextField
          label="Model"
          hint="As its server names it."
          required
          maxLength={200}
          value={typed.model}
          error={problems.model}
          onChange={(event) => set({ model: event.target.value })}
        />
        <TextField
          label="Address"
          type="url"
          required
          placeholder="http://localhost:11434/v1"
          value={typed.baseUrl}
          error={problems.baseUrl}
          onChange={(event) => set({ baseUrl: event.target.value })}
        />
        <TextField
          label="Key"
          type="password"
          autoComplete="new-password"
          hint="Stored encrypted, never shown again. Empty: none."
          value={typed.apiKey}
          error={problems.apiKey}
          onChange={(event) => set({ apiKey: event.target.value })}
        />
      </div>
      <PriceFields typed={typed.price} problems={problems} onChange={(price) => set({ price })} />
      {failure && Object.keys(problems).length === 0 && (
        <Notice tone="negative">{explainFailure(failure)}</Notice>
      )}
      <Button type="submit" className="justify-self-start" isBusy={creation.isPending}>
        Save model
      </Button>
    </form>
  );
}
