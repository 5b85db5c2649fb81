import dynamic from "next/dynamic";
import type { OverviewFormat } from "@/features/graph/overview-picture";

const OverviewPicture = dynamic(
  () => import("@/features/graph/overview-picture").then((module) => module.OverviewPicture),
  { ssr: false },
);

const wide: OverviewFormat = { flow: "right", card: { width: 132, height: 40 }, hasNames: true };
const narrow: OverviewFormat = { flow: "down", card: { width: 112, height: 38 }, hasNames: true };
const small: OverviewFormat = { flow: "right", card: { width: 26, height: 22 }, hasNames: false };

/** A workflow at a glance: its nodes by name, and how they are joined. The text beside it says the same. */
export function GraphPicture({ definition }: { definition: unknown }) {
  return (
    <div className="@container">
      <div className="@max-xl:hidden grid h-60 place-items-center">
        <OverviewPicture definition={definition} format={wide} />
      </div>
      <div className="@xl:hidden grid h-108 place-items-center">
        <OverviewPicture definition={definition} format={narrow} />
      </div>
    </div>
  );
}

/** The same where there is no room for names. */
export function SmallGraphPicture({ definition }: { definition: unknown }) {
  return (
    <span className="grid h-28 place-items-center px-2">
      <OverviewPicture definition={definition} format={small} />
    </span>
  );
}
