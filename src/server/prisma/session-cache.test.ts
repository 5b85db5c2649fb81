import { expect, it } from "vitest";
import { completed, opened, said } from "@/session/testing/session-builder";
import { createSessionCache } from "./session-cache";

const small = { session: opened() };
const large = { session: said(opened(), "a", completed({ gatheredContext: { letter: "x".repeat(9_000) } })) };

it("keeps as many sessions as fit by what their turns hold, the ones read last", () => {
  const cache = createSessionCache(11_500);
  cache.set("first", small);
  cache.set("second", small);
  expect([...cache.keys()].sort()).toEqual(["first", "second"]);
  cache.set("large", large);
  expect([...cache.keys()]).toEqual(["large", "second"]);
});

it("does not keep what is larger than everything it may hold, nor what was held in its place", () => {
  const cache = createSessionCache(5_000);
  cache.set("growing", small);
  cache.set("growing", large);
  expect([...cache.keys()]).toEqual([]);
});
