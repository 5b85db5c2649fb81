import { getQueryKey } from "@trpc/react-query";
import { explainFailure, readFailure } from "@/features/api/failure";
import { trpc } from "@/features/api/trpc";
import { usePages } from "@/features/api/use-pages";
import { Button } from "@/features/interface/button";
import { Notice } from "@/features/interface/notice";
import { Section } from "@/features/interface/page-frame";
import { SkeletonRows } from "@/features/interface/skeleton";
import { NewModel } from "./new-model";
import { SavedModelRow } from "./saved-model-row";

/** Models of the organization, beside those that the server is set up with. */
export function SavedModels() {
  const { client } = trpc.useUtils();
  const query = usePages(getQueryKey(trpc.model.list, {}, "infinite"), (at, signal) =>
    client.model.list.query(at, { signal }),
  );
  const models = query.data?.pages.flatMap((page) => page.models) ?? [];
  return (
    <Section
      title="Models"
      note="Any server that speaks the chat-completions protocol: a provider, a gateway, or one on this machine."
    >
      <NewModel />
      {query.error && <Notice tone="negative">{explainFailure(readFailure(query.error))}</Notice>}
      {query.isPending && <SkeletonRows count={1} label="Loading models" />}
      {models.length > 0 && (
        <ul aria-label="Models" className="divide-y overflow-hidden rounded-lg border bg-raised">
          {models.map((model) => (
            <SavedModelRow key={model.modelId} model={model} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
