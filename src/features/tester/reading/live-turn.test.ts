import fc from "fast-check";
import { expect, test } from "vitest";
import { aPath, aSession, aTransition, aTurn } from "@/features/tester/testing/session-examples";
import type { LiveEvent } from "@/server/contract/live-contract";
import { type Heard, type LiveTurn, liveTurn, withLiveTurn } from "./live-turn";

const says = (segmentIndex: number, nodeId: string, text: string, turnId = "t"): LiveEvent => ({
  type: "text_delta",
  turnId,
  nodeId,
  nodeName: nodeId,
  source: "model",
  generation: 1,
  text,
  segmentIndex,
});
const starts = (turnId: string): LiveEvent => ({ type: "turn_started", turnId, revision: 3 });
const settles: LiveEvent = { type: "turn_settled", turnId: "t", status: "completed", revision: 4 };

/** Each with the place after it. */
function told(events: LiveEvent[]): Heard[] {
  let position = 0;
  return events.map((data) => {
    position += data.type === "text_delta" ? data.text.length : data.type === "session_changed" ? 0 : 1;
    return { id: `${"turnId" in data ? data.turnId : "t"}:${position}`, data };
  });
}

const hear = (heard: Heard[], state: LiveTurn | null = null) => heard.reduce(liveTurn, state);

const transition = aTransition("a", "b");
const moves: LiveEvent = { type: "node_transition", turnId: "t", event: transition };
const spoken = [says(0, "a", "One "), says(0, "a", "moment."), moves, says(1, "b", "Here.")];
const whole = [starts("t"), ...spoken, settles];
const everything = hear(told(whole));

test("text grows by segment, and changes of node come where they happen", () => {
  const piece = { nodeName: "a", nodeId: "a", source: "model", generation: 1 };
  expect(hear(told(whole.slice(0, 2)))?.segments).toEqual([{ ...piece, text: "One " }]);
  expect(everything).toEqual({
    turnId: "t",
    position: 19,
    segments: [
      { ...piece, text: "One moment." },
      { ...piece, nodeName: "b", nodeId: "b", text: "Here." },
    ],
    events: [transition],
  });
});

test("however a connection breaks, and however text is cut when it is told again, each thing is heard once", () => {
  const joined = told([starts("t"), says(0, "a", "One moment."), ...spoken.slice(2), settles]);
  const letters = told(
    whole.flatMap((event): LiveEvent[] =>
      event.type === "text_delta" ? [...event.text].map((text) => ({ ...event, text })) : [event],
    ),
  );
  const connection = fc.tuple(fc.constantFrom(told(whole), joined, letters), fc.nat(25));
  fc.assert(
    fc.property(fc.array(connection), (broken) => {
      const heard = broken.flatMap(([events, length]) => events.slice(0, length));
      expect(hear([...heard, ...joined])).toEqual(everything);
    }),
  );
});

test("what comes after a gap is left out", () => {
  const events = told(whole);
  expect(hear(events.slice(2))).toBeNull();
  const before = hear(events.slice(0, 2));
  expect(hear(events.slice(3), before)).toBe(before);
});

test("the next turn begins anew, and a turn of which the beginning was missed is no turn", () => {
  const next = told([starts("next"), says(0, "a", "Again.", "next")]);
  expect(hear(next, everything)).toMatchObject({ turnId: "next", segments: [{ text: "Again." }] });
  expect(hear(next.slice(1), everything)).toBe(everything);
});

test("a change of the session is no part of a turn", () => {
  const changed: Heard = { id: "t:19", data: { type: "session_changed", revision: 9 } };
  expect(liveTurn(everything, changed)).toBe(everything);
});

test("the running turn is shown with what was heard of it, any other as it is stored", () => {
  const running = aTurn({ id: "t", parentTurnId: "a", status: "pending" });
  const session = aSession({ sessionData: { turns: [...aPath("a"), running] } });
  const shown = withLiveTurn(session, everything).sessionData.turns;
  expect(shown[0]).toBe(session.sessionData.turns[0]);
  expect(shown[1]).toEqual({
    ...running,
    events: [transition],
    assistantMessage: {
      text: "One moment.\n\nHere.",
      createdAt: running.createdAt,
      segments: everything?.segments,
    },
  });
  const settled = aSession({ sessionData: { turns: [...aPath("a"), { ...running, status: "cancelled" }] } });
  expect(withLiveTurn(settled, everything)).toBe(settled);
  expect(withLiveTurn(session, hear(told([starts("other")])))).toBe(session);
  expect(withLiveTurn(session, null)).toBe(session);
});
