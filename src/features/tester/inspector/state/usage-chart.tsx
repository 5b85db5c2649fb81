import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipDataPoints,
  XAxis,
  YAxis,
} from "recharts";
import { money, number } from "@/features/interface/measure";
import { type Measure, turnsOf, type UsageColumn } from "./usage-columns";

const compact = new Intl.NumberFormat("en", { notation: "compact" });
/** A short column is as easy to hit as a tall one. */
const wholeHeight = { background: { fill: "transparent" } };
const tick = { fill: "var(--ink-faint)", fontSize: 12 };

/** Bars to point at, to walk along with the arrow keys, and to open a turn with a click or with Enter. */
export function UsageChart({
  columns,
  measure,
  label,
  onSelectTurn,
}: {
  columns: UsageColumn[];
  measure: Measure;
  label: string;
  onSelectTurn: (turnId: string) => void;
}) {
  const pointedAt = useRef<UsageColumn | null>(null);
  const openPointedAt = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !pointedAt.current) return;
    event.stopPropagation();
    onSelectTurn(pointedAt.current.turnId);
  };
  const column = {
    isAnimationActive: false,
    onClick: ({ payload }: { payload?: UsageColumn }) => payload && onSelectTurn(payload.turnId),
  };
  return (
    <div role="presentation" onKeyDownCapture={openPointedAt}>
      <ResponsiveContainer width="100%" height={128}>
        <BarChart
          data={columns}
          accessibilityLayer
          aria-label={label}
          barCategoryGap="12%"
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          className="[&_.recharts-bar]:cursor-pointer [&_svg:focus-visible]:rounded-sm [&_svg_*]:outline-none"
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            height={22}
            dataKey="from"
            tick={tick}
            tickLine={false}
            stroke="var(--line-strong)"
            minTickGap={24}
          />
          <YAxis
            width={measure === "tokens" ? 36 : 52}
            tick={tick}
            tickCount={3}
            tickLine={false}
            axisLine={false}
            tickFormatter={measure === "tokens" ? (amount) => compact.format(amount) : money}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--hover)" }}
            content={({ payload }) => <ColumnFacts column={payload[0]?.payload} measure={measure} />}
          />
          {measure === "tokens" ? (
            <>
              <Bar
                dataKey="inputTokens"
                stackId="turn"
                fill="var(--accent-line)"
                {...wholeHeight}
                {...column}
              />
              <Bar dataKey="outputTokens" stackId="turn" fill="var(--accent)" {...column} />
            </>
          ) : (
            <Bar dataKey="cost" fill="var(--accent)" {...wholeHeight} {...column} />
          )}
          <PointedAt column={pointedAt} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The chart tells only its own children which column is pointed at. */
function PointedAt({ column }: { column: RefObject<UsageColumn | null> }) {
  const active = useActiveTooltipDataPoints<UsageColumn>()?.[0] ?? null;
  useEffect(() => {
    column.current = active;
  }, [column, active]);
  return null;
}

function ColumnFacts({ column, measure }: { column: UsageColumn | undefined; measure: Measure }) {
  if (!column) return null;
  const { inputTokens, outputTokens, cost } = column;
  return (
    <div className="grid gap-0.5 rounded-md border bg-raised px-2.5 py-1.5 text-xs tabular-nums shadow-sm">
      <p className="font-medium">{turnsOf(column)}</p>
      <p className="text-ink-soft">
        {number(inputTokens)} tokens in, {number(outputTokens)} out
      </p>
      {(measure === "cost" || cost !== null) && <p className="text-ink-soft">{money(cost)}</p>}
    </div>
  );
}
