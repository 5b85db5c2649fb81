import { expect, test } from "vitest";
import { aPath, aSession } from "@/features/tester/testing/session-examples";
import { buildTimeline, visibleEnd } from "./timeline";

const turns = aPath("a", "b", "c", "d");

function places(session: ReturnType<typeof aSession>, outgoing: Parameters<typeof buildTimeline>[1] = null) {
  return buildTimeline(session, outgoing).turns.map(({ turn, place }) => `${turn.id} ${place}`);
}

test("without a cursor every turn is on the path", () => {
  expect(places(aSession({ sessionData: { turns } }))).toEqual(["a path", "b path", "c path", "d path"]);
});

test("while rewound the turns beyond the cursor stay, and are counted", () => {
  const session = aSession({ sessionData: { turns, cursorTurnId: "b", status: "rewound" } });
  expect(places(session)).toEqual(["a path", "b cursor", "c beyond", "d beyond"]);
  expect(buildTimeline(session, null).beyondCount).toBe(2);
});

test("a message on its way stands under its parent, in place of what came after", () => {
  const session = aSession({ sessionData: { turns, cursorTurnId: "c", status: "rewound" } });
  const outgoing = { text: "again", parentTurnId: "b" };
  expect(places(session, outgoing)).toEqual(["a path", "b path"]);
  expect(buildTimeline(session, outgoing)).toMatchObject({ outgoing, beyondCount: 0 });
});

test("an opening on its way stands in place of everything", () => {
  expect(places(aSession({ sessionData: { turns } }), { text: null, parentTurnId: null })).toEqual([]);
});

test("the server's pending turn takes the place of the message on its way", () => {
  const session = aSession({ sessionData: { turns, status: "pending_assistant_turn" } });
  const timeline = buildTimeline(session, { text: "hello", parentTurnId: "c" });
  expect(timeline.outgoing).toBeNull();
  expect(timeline.turns).toHaveLength(4);
});

test("a turn knows how many other paths left there", () => {
  const path = { rewoundFromTurnId: "b", discardedAt: "2026-03-10T12:00:00.000Z", turns: [] };
  const session = aSession({ sessionData: { turns, discardedFuture: [path, path] } });
  expect(buildTimeline(session, null).turns.map((entry) => entry.pathsLeftHere)).toEqual([0, 2, 0, 0]);
});

test("the visible end is the cursor, else the head", () => {
  expect(visibleEnd(aSession({ sessionData: { turns } }))?.id).toBe("d");
  expect(visibleEnd(aSession({ sessionData: { turns, cursorTurnId: "b" } }))?.id).toBe("b");
});
