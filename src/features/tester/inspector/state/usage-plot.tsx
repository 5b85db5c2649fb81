import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { Choice } from "@/features/interface/choice";
import { count, money } from "@/features/interface/measure";
import { Skeleton } from "@/features/interface/skeleton";
import { hasCosts } from "@/features/tester/reading/session-cost";
import type { TesterSession } from "@/features/tester/reading/tester-session";
import { turnsUpTo } from "@/features/tester/reading/turns-up-to";
import { amountOf, greatestColumn, type Measure, turnsOf, usageColumns } from "./usage-columns";

const UsageChart = dynamic(() => import("./usage-chart").then((module) => module.UsageChart), {
  ssr: false,
  loading: () => <Skeleton className="h-32" />,
});

const measures: { value: Measure; label: string }[] = [
  { value: "tokens", label: "Tokens" },
  { value: "cost", label: "Cost" },
];

/** What each turn along the visible path took, in tokens or in money. */
export function UsagePlot({
  session,
  onSelectTurn,
}: {
  session: TesterSession;
  onSelectTurn: (turnId: string) => void;
}) {
  const [wanted, setWanted] = useState<Measure>("tokens");
  const measure = hasCosts(session) ? wanted : "tokens";
  const { turns, cursorTurnId } = session.sessionData;
  const columns = useMemo(
    () => usageColumns(turnsUpTo(turns, cursorTurnId), session),
    [turns, cursorTurnId, session],
  );
  const most = greatestColumn(columns, measure);
  if (!columns.some((column) => amountOf(column, "tokens") > 0) || most === null) return null;
  const turnsTogether = columns[0]?.to ?? 1;
  const amount = amountOf(most, measure);
  const summary = measure === "tokens" ? count(amount, "token") : money(amount);
  return (
    <figure className="grid gap-2">
      {hasCosts(session) && (
        <Choice label="Measure" options={measures} value={measure} onChange={setWanted} />
      )}
      <UsageChart
        columns={columns}
        measure={measure}
        label={`${measure === "tokens" ? "Tokens" : "Cost"} of each turn. Most in ${turnsOf(most).toLowerCase()}: ${summary}.`}
        onSelectTurn={onSelectTurn}
      />
      <figcaption className="flex flex-wrap justify-between gap-x-3 text-ink-faint text-xs">
        <span className="inline-flex flex-wrap items-center gap-x-3">
          {turnsTogether === 1 ? "For each turn of the path" : `For ${turnsTogether} turns of the path each`}
          {measure === "tokens" && (
            <>
              <Key className="bg-accent-line" name="in" />
              <Key className="bg-accent" name="out" />
            </>
          )}
        </span>
        <span className="tabular-nums">at most {summary}</span>
      </figcaption>
    </figure>
  );
}

function Key({ className, name }: { className: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span aria-hidden className={`size-2 rounded-xs ${className}`} />
      {name}
    </span>
  );
}
