import { describe, expect, it } from "vitest";
import { parseGraph } from "@/engine/graph";
import { checkGraph } from "@/engine/graph-check";
import { samples } from "./samples";

describe.each(samples)("sample “$name”", ({ definition, templateContext }) => {
  it("has no issues, with its own template context", () => {
    expect(checkGraph(definition, Object.keys(templateContext))).toEqual([]);
  });

  it("branches, joins again, and ends", () => {
    const { graph } = parseGraph(definition);
    const count = (end: "source" | "target", nodeId: string) =>
      graph?.edges.filter((edge) => edge[end] === nodeId).length ?? 0;
    const nodes = [...(graph?.nodes.values() ?? [])];
    expect(nodes.some(({ id }) => count("source", id) > 1)).toBe(true);
    expect(nodes.some(({ id, type }) => type === "agentNode" && count("target", id) > 1)).toBe(true);
    expect(nodes.some(({ type }) => type === "endCall")).toBe(true);
  });

  it("places no node on another", () => {
    const { graph } = parseGraph(definition);
    expect(graph).not.toBeNull();
    const places = definition.nodes.map((node) => JSON.stringify((node as { position: unknown }).position));
    expect(new Set(places).size).toBe(places.length);
  });
});

it("samples are told apart by their ids", () => {
  expect(new Set(samples.map(({ sampleId }) => sampleId)).size).toBe(samples.length);
});
