import { count, number } from "@/features/interface/measure";
import type { TurnOutput } from "@/server/contract/turn-output";
import { mostTokens, type TokenColumn, tokenColumns, tokensOf } from "./token-columns";

const height = 48;

/** Tokens of each turn along the path: what was read below, what was written on top of it. */
export function TokenPlot({ turns }: { turns: readonly TurnOutput[] }) {
  const columns = tokenColumns(turns);
  const most = mostTokens(columns);
  if (most === null || tokensOf(most) === 0) return null;
  const scale = height / tokensOf(most);
  return (
    <figure className="grid gap-1">
      <svg
        viewBox={`0 0 ${columns.length * 10} ${height}`}
        preserveAspectRatio="none"
        className="h-12 w-full"
        role="img"
        aria-label={`Tokens for each turn. Most in ${turnsOf(most)}: ${number(tokensOf(most))}.`}
      >
        {columns.map((column, index) => {
          const read = column.inputTokens * scale;
          const written = column.outputTokens * scale;
          return (
            <g key={column.from}>
              <title>
                {`${turnsOf(column)}: ${number(column.inputTokens)} in, ${number(column.outputTokens)} out`}
              </title>
              <rect x={index * 10} y={0} width={9} height={height} className="fill-transparent" />
              <rect x={index * 10} y={height - read} width={9} height={read} className="fill-accent-line" />
              <rect
                x={index * 10}
                y={height - read - written}
                width={9}
                height={written}
                className="fill-accent"
              />
            </g>
          );
        })}
      </svg>
      <figcaption className="flex justify-between gap-2 text-ink-faint text-xs">
        <span>Tokens for each turn of the path</span>
        <span className="tabular-nums">at most {count(tokensOf(most), "token")}</span>
      </figcaption>
    </figure>
  );
}

function turnsOf({ from, to }: TokenColumn): string {
  return from === to ? `turn ${from}` : `turns ${from} to ${to}`;
}
