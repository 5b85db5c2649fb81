import type { TurnOutput } from "@/server/contract/turn-output";

type Asked = { index: number; nodeId: string; hasCalled: boolean };

/**
 * Which generations of a turn said something, by their places among its events. Neither they nor the segments tell: of the generations of a
 * node those that called nothing spoke for sure, those that called something only where there is text left for them. In a
 * running turn one more is about to speak.
 */
export function speakingGenerations({ events, assistantMessage, status }: TurnOutput): ReadonlySet<number> {
  const texts = (assistantMessage?.segments ?? []).filter((segment) => segment.source === "model");
  const speaking = new Set<number>();
  const stays = staysOf(events);
  let told = 0;
  for (const [place, stay] of stays.entries()) {
    const nodeId = stay[0]?.nodeId;
    const rest = texts.slice(told);
    const end = rest.findIndex((segment) => segment.nodeId !== nodeId);
    const available = end === -1 ? rest.length : end;
    const isLast = place === stays.length - 1;
    const toCome = status === "pending" && isLast && stay.at(-1)?.hasCalled ? 1 : 0;
    const byCertainty = [...stay.filter((each) => !each.hasCalled), ...stay.filter((each) => each.hasCalled)];
    const speakers = byCertainty.slice(0, Math.max(0, available - toCome));
    for (const { index } of speakers) speaking.add(index);
    told += speakers.length;
  }
  return speaking;
}

/** Generations that follow each other in one node, also where it was left for itself. */
function staysOf(events: TurnOutput["events"]): Asked[][] {
  const stays: Asked[][] = [];
  for (const [index, event] of events.entries()) {
    if (event.type !== "generation") continue;
    const { nodeId, chosenFunctions } = event.payload;
    const asked = { index, nodeId, hasCalled: chosenFunctions.length > 0 };
    const current = stays.at(-1);
    if (current?.[0]?.nodeId === nodeId) current.push(asked);
    else stays.push([asked]);
  }
  return stays;
}
