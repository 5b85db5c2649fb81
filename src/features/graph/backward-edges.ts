type Joined = { key: string; source: string; target: string };

/** The keys of edges that lead back to where the flow came from. Without them, and without loops, a graph has no cycle. */
export function backwardEdges(nodeKeys: readonly string[], edges: readonly Joined[]): Set<string> {
  const edgesFrom = (node: string) => edges.filter((edge) => edge.source === node && edge.target !== node);
  const backward = new Set<string>();
  const standing = new Map<string, "open" | "done">();
  for (const root of nodeKeys) {
    const walk = standing.has(root) ? [] : [{ node: root, rest: edgesFrom(root) }];
    standing.set(root, standing.get(root) ?? "open");
    for (let step = walk.at(-1); step; step = walk.at(-1)) {
      const edge = step.rest.shift();
      if (!edge) {
        standing.set(step.node, "done");
        walk.pop();
      } else if (standing.get(edge.target) === "open") {
        backward.add(edge.key);
      } else if (!standing.has(edge.target)) {
        standing.set(edge.target, "open");
        walk.push({ node: edge.target, rest: edgesFrom(edge.target) });
      }
    }
  }
  return backward;
}
