import { createRetakeClient } from "@/client/retake-client";
import { type Figure, median, percentile } from "./figures";
import { type HttpServerProcess, startHttpServer } from "./http-client";
import { type Layer, layers } from "./http-protocol";
import { said } from "./workbench";

const early = { turn: 10, sessions: 18, from: 1, to: 20 };
const late = { turn: 500, sessions: 6, from: 430, to: 570 };
const chats = 32;
const turnsOfChat = 40;

type Place = typeof early;
type Variant = "changes" | "whole";
type Sample = { milliseconds: number[]; bytes: number };
type Samples = Record<Variant, Map<Layer | "floor", Sample>>;

/** What an append costs from outside, of a server as `npm start` starts it, and where that goes. */
export async function measureHttpCost(engine: string, variables: Record<string, string>): Promise<Figure[]> {
  const server = await startHttpServer(variables);
  await sampleAppends(server, { ...early, sessions: 3 });
  const turnsASecond = await chatAtOnce(server);
  const atTurn10 = await sampleAppends(server, early);
  const atTurn500 = await sampleAppends(server, late);
  await server.stop();
  const figure = (what: string, value: number, unit: string, target = ""): Figure => ({
    what: `HTTP: ${what}`,
    engine,
    value,
    unit,
    target,
  });
  return [
    figure(`turns a second, ${chats} chats at once`, turnsASecond, ""),
    ...(["changes", "whole"] as const).flatMap((variant) =>
      describe(variant, atTurn10[variant], atTurn500[variant], figure),
    ),
  ];
}

async function chatAtOnce(server: HttpServerProcess): Promise<number> {
  const sessions = await Promise.all(Array.from({ length: chats }, () => openChat(server)));
  const startedAt = performance.now();
  await Promise.all(
    sessions.map(async (chat) => {
      for (let turn = 0; turn < turnsOfChat; turn += 1) await chat.append("Next", "changes");
    }),
  );
  return (chats * turnsOfChat * 1_000) / (performance.now() - startedAt);
}

async function openChat(server: HttpServerProcess) {
  const { textChat } = createRetakeClient({ url: server.bare, apiKey: server.apiKey });
  const { workflowId } = server;
  let { revision, workflowRunId: runId } = await textChat.create.mutate({ workflowId });
  return {
    async append(layer: Layer, variant: Variant) {
      const since = variant === "changes" ? { sinceRevision: revision } : {};
      const input = { workflowId, runId, text: said, expectedRevision: revision, ...since };
      const appended = await server.append(layer, input);
      revision = appended.revision;
      return appended;
    },
  };
}

/** Each layer in turn, with and without `sinceRevision`, so that all see the same machine and sessions as long. Next twice, for its p95. */
async function sampleAppends(server: HttpServerProcess, { sessions, from, to }: Place): Promise<Samples> {
  const samples: Samples = { changes: new Map(), whole: new Map() };
  const add = (variant: Variant, layer: Layer | "floor", milliseconds: number, bytes: number) => {
    const sample = samples[variant].get(layer) ?? { milliseconds: [], bytes };
    sample.milliseconds.push(milliseconds);
    samples[variant].set(layer, sample);
  };
  const rotation = (["changes", "whole"] as const).flatMap((variant) =>
    [...layers, "Next" as const].map((layer) => ({ variant, layer })),
  );
  let step = 0;
  for (let session = 0; session < sessions; session += 1) {
    const chat = await openChat(server);
    for (let turn = 1; turn < from; turn += 1) await chat.append("use case", "changes");
    for (let turn = from; turn <= to; turn += 1) {
      const next = rotation[step % rotation.length];
      step += 1;
      if (!next) continue;
      const { variant, layer } = next;
      const { milliseconds, bytes } = await chat.append(layer, variant);
      add(variant, layer, milliseconds, bytes);
      if (layer === "use case") add(variant, "floor", await server.fetchFloor(), bytes);
    }
  }
  return samples;
}

function describe(
  variant: Variant,
  atTurn10: Samples[Variant],
  atTurn500: Samples[Variant],
  figure: (what: string, value: number, unit: string, target?: string) => Figure,
): Figure[] {
  const name = variant === "changes" ? "append since a revision" : "append, whole answer";
  const times = (samples: Samples[Variant], layer: Layer | "floor") => samples.get(layer)?.milliseconds ?? [];
  const p50 = (samples: Samples[Variant], layer: Layer | "floor") => median(times(samples, layer));
  const p95 = (samples: Samples[Variant]) => percentile(times(samples, "Next"), 0.95);
  const bytes = (samples: Samples[Variant]) => samples.get("Next")?.bytes ?? Number.NaN;
  const growth = (layer: Layer | "floor") => p50(atTurn500, layer) - p50(atTurn10, layer);
  const overUseCase = p50(atTurn500, "Next") - p50(atTurn500, "use case");
  return [
    figure(`${name}, at turn 10, p50`, p50(atTurn10, "Next"), "ms"),
    figure(`${name}, at turn 10, p95`, p95(atTurn10), "ms"),
    figure(`${name}, at turn 500, p50`, p50(atTurn500, "Next"), "ms"),
    figure(`${name}, at turn 500, p95`, p95(atTurn500), "ms"),
    figure(`${name}, bytes at turn 10`, bytes(atTurn10), "bytes"),
    figure(`${name}, bytes at turn 500`, bytes(atTurn500), "bytes"),
    ...(variant === "changes"
      ? [
          figure(
            `${name}, turn 500 against turn 10`,
            p50(atTurn500, "Next") / p50(atTurn10, "Next"),
            "×",
            "≤ 1.2 ×",
          ),
          figure(`${name}, over the use case at turn 500`, overUseCase, "ms", "≤ 8 ms"),
        ]
      : [
          figure(`${name}, what 490 turns more add`, growth("Next"), "ms", "that of the bytes"),
          figure(`${name}, what they add to a bare server's sending`, growth("floor"), "ms"),
        ]),
    ...layers.flatMap((layer, index) => {
      const inner = layers[index - 1];
      const own = (samples: Samples[Variant]) =>
        p50(samples, layer) - (inner === undefined ? 0 : p50(samples, inner));
      return [
        figure(`${name}, of which ${adds[layer]}, at turn 10`, own(atTurn10), "ms"),
        figure(`${name}, of which ${adds[layer]}, at turn 500`, own(atTurn500), "ms"),
      ];
    }),
  ];
}

/** What each layer adds to the one inside it. */
const adds: Record<Layer, string> = {
  "use case": "use case",
  checked: "checking input and output",
  request: "reading the body, writing the answer",
  authenticated: "authentication",
  "bare HTTP": "sockets and the client",
  Next: "Next",
};
