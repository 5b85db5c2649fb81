import { nodeKind } from "@/features/interface/node-kind";
import { type GraphOutline, outlineGraph } from "./graph-outline";

const width = 240;
const height = 112;
const margin = 14;

/** A graph at a glance: where its nodes lie and how they are joined. The text beside it says the same. */
export function GraphPicture({ definition }: { definition: unknown }) {
  const outline = outlineGraph(definition);
  const place = placement(outline);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="h-28 w-full" aria-hidden="true">
      {outline.edges.map((edge) => {
        const from = outline.nodes.find((node) => node.id === edge.source);
        const to = outline.nodes.find((node) => node.id === edge.target);
        if (!from || !to) return null;
        const [start, end] = [place(from), place(to)];
        return (
          <line
            key={edge.key}
            x1={start.x}
            y1={start.y}
            x2={end.x}
            y2={end.y}
            className="stroke-line-strong"
          />
        );
      })}
      {outline.nodes.map((node) => (
        <rect
          key={node.key}
          x={place(node).x - 7}
          y={place(node).y - 5}
          width={14}
          height={10}
          rx={3}
          className={nodeKind(node.type).fill}
        />
      ))}
    </svg>
  );
}

/** Fits the positions of the editor into the picture. */
function placement({ nodes }: GraphOutline): (node: { x: number; y: number }) => { x: number; y: number } {
  const horizontal = scale(
    nodes.map((node) => node.x),
    width,
  );
  const vertical = scale(
    nodes.map((node) => node.y),
    height,
  );
  return (node) => ({ x: horizontal(node.x), y: vertical(node.y) });
}

function scale(values: number[], size: number): (value: number) => number {
  const lowest = Math.min(...values);
  const extent = Math.max(...values) - lowest;
  return (value) => (extent === 0 ? size / 2 : margin + ((value - lowest) / extent) * (size - 2 * margin));
}
