import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { parseGraph } from "@/engine/graph";
import { start } from "@/engine/testing/workflow-builder";
import { createInProcessLiveBus } from "../../live/in-process-live-bus";
import type { LiveBus } from "../../ports/live-bus";
import { publishProgress } from "./publish-progress";

const runId = "run_1";
const turnId = "turn_1";
const node = parseGraph({ nodes: [start()], edges: [] }).graph?.startNode;
if (!node) throw new Error("The workflow has a start node.");
const turn = { node, segments: [], generation: 1 };
const piece = "Forty characters of a model in a loop.. ";

/** Bytes of everything that is still held by somebody. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

async function heard(bus: LiveBus, until: number, after: string | null = null) {
  const texts: string[] = [];
  let length = 0;
  const signal = new AbortController().signal;
  for await (const { event } of bus.subscribe(runId, { after, signal })) {
    if (event.type !== "text_delta") continue;
    texts.push(event.text);
    length += event.text.length;
    if (length >= until) break;
  }
  return texts;
}

it.each([8_000, 16_000])("E31 keeps little more of a reply of %i pieces than its words", async (count) => {
  const bus = createInProcessLiveBus();
  const length = count * piece.length - 1;
  const before = heldBytes();
  bus.publish(runId, { type: "turn_started", turnId, revision: 1 });
  const progress = publishProgress(bus, runId, turnId);
  for (let number = 0; number < count; number += 1) progress.spoken(turn, piece);
  // Each letter is a byte; what joins the pieces is some more.
  expect(heldBytes() - before).toBeLessThan(8 * length);
  // Whoever comes late hears every letter once, in few messages.
  const late = await heard(bus, length);
  expect(late.join("")).toBe(piece.repeat(count).trim());
  expect(late.length).toBeLessThanOrEqual(length / 4_000 + 1);
  await bus.close();
});

it("tells the first words at once, and those of a flood together", async () => {
  const bus = createInProcessLiveBus();
  const listening = heard(bus, 1_000 * piece.length - 1);
  bus.publish(runId, { type: "turn_started", turnId, revision: 1 });
  await new Promise(setImmediate);
  const progress = publishProgress(bus, runId, turnId);
  progress.spoken(turn, piece);
  await new Promise(setImmediate);
  for (let number = 1; number < 1_000; number += 1) progress.spoken(turn, piece);
  const texts = await listening;
  expect(texts[0]).toBe(piece.trim());
  expect(texts.join("")).toBe(piece.repeat(1_000).trim());
  expect(texts.length).toBeLessThanOrEqual((1_000 * piece.length) / 4_000 + 2);
  await bus.close();
});
