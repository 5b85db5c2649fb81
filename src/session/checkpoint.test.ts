import { expect, it } from "vitest";
import { checkpointAt } from "./checkpoint";
import { begun, completed, failed, opened, rewound, said } from "./testing/session-builder";

const user = (content: string) => ({ role: "user" as const, content });
const left = (currentNodeId: string, said: string, gatheredContext = {}) =>
  completed({ currentNodeId, messages: [user(said)], gatheredContext });

it("2d is empty before any turn has completed", () => {
  const nothing = {
    version: 1,
    anchorTurnId: null,
    currentNodeId: null,
    messages: [],
    gatheredContext: {},
    toolState: {},
  };
  expect(checkpointAt(begun(), "opening")).toEqual(nothing);
  expect(checkpointAt(opened(failed()), "opening")).toEqual(nothing);
});

it("2d holds what the turn and all its ancestors left", () => {
  const session = said(
    opened(left("ask", "Hi", { name: "Ada" })),
    "a",
    left("book", "Tuesday", { day: "Tuesday" }),
  );
  expect(checkpointAt(session, "a")).toEqual({
    version: 1,
    anchorTurnId: "a",
    currentNodeId: "book",
    messages: [user("Hi"), user("Tuesday")],
    gatheredContext: { day: "Tuesday" },
    toolState: {},
  });
});

it("2d passes by turns that did not complete, as if they were not there", () => {
  const base = opened(left("ask", "Hi", { name: "Ada" }));
  const failedTwice = said(said(base, "a", failed()), "b", failed());
  expect(checkpointAt(failedTwice, "b")).toEqual(checkpointAt(base, "opening"));
  const session = said(failedTwice, "c", left("book", "Tuesday", { name: "Ada" }));
  expect(checkpointAt(session, "c")).toMatchObject({
    anchorTurnId: "c",
    messages: [user("Hi"), user("Tuesday")],
  });
});

it("4c knows nothing of other branches", () => {
  const base = opened(left("ask", "Hi"));
  const other = rewound(said(base, "a", left("book", "Tuesday", { day: "Tuesday" })), "opening");
  const session = said(other, "b", left("ask", "Friday"));
  expect(checkpointAt(session, "b")).toMatchObject({
    messages: [user("Hi"), user("Friday")],
    gatheredContext: {},
  });
});
