import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { Button } from "@/features/interface/button";
import { TextField } from "@/features/interface/field";
import { Notice } from "@/features/interface/notice";

export function NewApiKey() {
  const [name, setName] = useState("");
  const utils = trpc.useUtils();
  const list = trpc.apiKey.list.useQuery();
  const creation = trpc.apiKey.create.useMutation({
    onSuccess: () => {
      setName("");
      return utils.apiKey.list.invalidate();
    },
  });
  const isFreshActive = list.data?.apiKeys.some(
    (key) => key.apiKeyId === creation.data?.apiKeyId && key.revokedAt === null,
  );
  return (
    <div className="grid gap-3">
      <form
        aria-label="New API key"
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate({ name: name.trim() });
        }}
      >
        <div className="min-w-0 flex-1 sm:max-w-72">
          <TextField
            label="Name"
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" className="h-9" isBusy={creation.isPending} disabled={name.trim() === ""}>
          Create key
        </Button>
      </form>
      {creation.error && <Notice tone="negative">{explainFailure(readFailure(creation.error))}</Notice>}
      {creation.data && isFreshActive && <FreshKey key={creation.data.apiKeyId} secret={creation.data.key} />}
    </div>
  );
}

function FreshKey({ secret }: { secret: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setIsCopied(true);
  };
  return (
    <Notice
      tone="positive"
      title="Copy this key now. It is not shown again."
      action={
        <Button
          size="small"
          icon={
            isCopied ? <Check className="size-3.5" aria-hidden /> : <Copy className="size-3.5" aria-hidden />
          }
          onClick={copy}
        >
          {isCopied ? "Copied" : "Copy"}
        </Button>
      }
    >
      <code className="break-all text-xs">{secret}</code>
    </Notice>
  );
}
