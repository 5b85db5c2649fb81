import { Skeleton } from "@/features/interface/skeleton";

export function TesterSkeleton() {
  return (
    <div role="status" aria-label="Loading the session" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-[49px] items-center gap-4 border-b px-4">
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-[27%] border-r bg-sunken lg:block" />
        <div className="mx-auto grid w-full max-w-3xl flex-1 content-start gap-6 px-7 py-8">
          <Skeleton className="h-12 w-3/5" />
          <Skeleton className="ml-auto h-9 w-2/5" />
          <Skeleton className="h-16 w-4/5" />
        </div>
        <div className="hidden w-[27%] border-l lg:block" />
      </div>
    </div>
  );
}
