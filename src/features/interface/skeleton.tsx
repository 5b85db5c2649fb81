import { classNames } from "./class-names";

/** Stands where something will be, in the size of what comes. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classNames("block animate-breathe rounded-md bg-hover", className)} />;
}

export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y">
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-14 items-center justify-between gap-6 px-4">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-4 w-20" />
        </div>
      ))}
    </div>
  );
}
