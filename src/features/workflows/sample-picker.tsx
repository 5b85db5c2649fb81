import type { inferRouterOutputs } from "@trpc/server";
import { RadioGroup } from "radix-ui";
import { count } from "@/features/interface/measure";
import { Skeleton } from "@/features/interface/skeleton";
import type { AppRouter } from "@/server/trpc/app-router";
import { SmallGraphPicture } from "./graph-picture";

export type Sample = inferRouterOutputs<AppRouter>["workflow"]["samples"]["samples"][number];

export function SamplePicker({
  samples,
  chosenId,
  onChoose,
}: {
  samples: readonly Sample[] | undefined;
  chosenId: string | null;
  onChoose: (sample: Sample) => void;
}) {
  if (!samples) return <SampleSkeletons />;
  return (
    <RadioGroup.Root
      aria-label="Sample"
      value={chosenId}
      onValueChange={(value) => {
        const sample = samples.find((candidate) => candidate.sampleId === value);
        if (sample) onChoose(sample);
      }}
      className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3"
    >
      {samples.map((sample) => (
        <RadioGroup.Item
          key={sample.sampleId}
          value={sample.sampleId}
          className="grid content-start gap-2 rounded-lg border bg-raised p-3 text-left hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:ring-1 data-[state=checked]:ring-accent"
        >
          <span className="rounded-md bg-sunken">
            <SmallGraphPicture definition={sample.definition} />
          </span>
          <span className="font-medium">{sample.name}</span>
          <span className="text-ink-soft text-sm">{sample.description}</span>
          <span className="text-ink-faint text-xs">
            {count(sample.definition.nodes.length, "node")} · {count(sample.definition.edges.length, "edge")}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

function SampleSkeletons() {
  return (
    <div role="status" aria-label="Loading samples" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {["first", "second", "third"].map((each) => (
        <Skeleton key={each} className="h-56" />
      ))}
    </div>
  );
}
