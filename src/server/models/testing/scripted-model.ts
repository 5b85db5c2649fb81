import type { LanguageModelV3, ModelProvider } from "@/server/ports/model-provider";
import type { JsonObject } from "@/shared/json";
import { createInstantModel, type InstantReply, type ModelCall } from "../instant-model";

type Reply = { kind: "reply"; text: string; functionCalls: { name: string; arguments: JsonObject }[] };
export type ScriptedStep =
  | Reply
  | { kind: "pieces"; pieces: (string | Promise<unknown>)[] }
  | { kind: "failure"; error: unknown }
  | { kind: "wait"; gate: Promise<unknown>; step: ScriptedStep };

export function says(text: string): ScriptedStep {
  return { kind: "reply", text, functionCalls: [] };
}

/** Streams piece by piece; where a promise stands it waits for that, or for being aborted. */
export function saysSlowly(...pieces: (string | Promise<unknown>)[]): ScriptedStep {
  return { kind: "pieces", pieces };
}

export function calls(name: string, args: JsonObject = {}): ScriptedStep {
  return saysAndCalls("", name, args);
}

export function saysAndCalls(text: string, name: string, args: JsonObject = {}): ScriptedStep {
  return callsAll([{ name, arguments: args }], text);
}

/** Several functions in one reply, in this order. */
export function callsAll(functionCalls: { name: string; arguments: JsonObject }[], text = ""): ScriptedStep {
  return { kind: "reply", text, functionCalls };
}

/** The provider throws `error` as it is; see `model-failure.ts` for what it is taken for. */
export function fails(error: unknown): ScriptedStep {
  return { kind: "failure", error };
}

/** Holds the generation until `gate` resolves or the generation is aborted; then goes on with `step`. */
export function waitsFor(gate: Promise<unknown>, step: ScriptedStep): ScriptedStep {
  return { kind: "wait", gate, step };
}

export type ScriptedModel = LanguageModelV3 & {
  /** What the model was asked with, one entry a call. */
  calls: ModelCall[];
  /** Adds steps to the end of the script. */
  script(...steps: ScriptedStep[]): void;
  /** @throws when a step was not asked for, or something was asked beyond the script. */
  assertAllUsed(): void;
};

/**
 * A model that says what the script says, a step a call, a word a delta; each word and each function call is one token.
 * A call beyond the script fails.
 */
export function createScriptedModel(...steps: ScriptedStep[]): ScriptedModel {
  const pending = [...steps];
  const received: ModelCall[] = [];
  let unexpected = 0;
  let nextCallId = 1;

  async function perform(step: ScriptedStep, call: ModelCall): Promise<InstantReply> {
    if (step.kind === "failure") throw step.error;
    if (step.kind === "wait") {
      await unlessAborted(step.gate, call.abortSignal);
      return perform(step.step, call);
    }
    if (step.kind === "pieces") {
      const usage = { inputTokens: call.prompt.length, outputTokens: step.pieces.length };
      return { deltas: paced(step.pieces, call.abortSignal), functionCalls: [], usage };
    }
    const deltas = step.text === "" ? [] : step.text.split(/(?<=\s)/u);
    return {
      deltas,
      functionCalls: step.functionCalls.map((functionCall) => ({
        id: `call_${nextCallId++}`,
        ...functionCall,
      })),
      usage: { inputTokens: call.prompt.length, outputTokens: deltas.length + step.functionCalls.length },
    };
  }

  const model = createInstantModel("scripted", (call) => {
    received.push(call);
    const step = pending.shift();
    if (step) return perform(step, call);
    unexpected += 1;
    throw new Error("The scripted model was asked once more than its script has steps.");
  });
  return Object.assign(model, {
    calls: received,
    script(...more: ScriptedStep[]) {
      pending.push(...more);
    },
    assertAllUsed() {
      if (unexpected > 0) throw new Error(`The model was asked ${unexpected} times beyond its script.`);
      if (pending.length > 0) throw new Error(`${pending.length} scripted steps were never asked for.`);
    },
  });
}

/** A provider whose every model id is answered by `model`. */
export function createScriptedProvider(model: LanguageModelV3): ModelProvider {
  return {
    defaultModelId: "scripted",
    list: () => [{ id: "scripted", label: "Scripted", isReal: false }],
    resolve: (modelId) => (modelId === "scripted" ? model : null),
    price: () => null,
  };
}

async function* paced(pieces: (string | Promise<unknown>)[], signal: AbortSignal | undefined) {
  for (const piece of pieces) {
    if (typeof piece === "string") yield piece;
    else await unlessAborted(piece, signal);
  }
}

async function unlessAborted(gate: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  await Promise.race([gate, aborted]);
}
