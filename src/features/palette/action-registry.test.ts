import { expect, test } from "vitest";
import { type Action, createActionRegistry, findPressed } from "./action-registry";

const action = (label: string, rest: Partial<Action> = {}): Action => ({
  label,
  handler: () => undefined,
  ...rest,
});
const press = (key: string) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isAltGraph: false,
});
const idle = { isTyping: false };

test("actions are listed as long as what added them is there", () => {
  const registry = createActionRegistry();
  const seen: string[][] = [];
  registry.subscribe(() => seen.push(registry.list().map((each) => each.label)));
  const remove = registry.add([action("Undo"), action("Redo")]);
  registry.add([action("Publish")]);
  remove();
  expect(seen).toEqual([["Undo", "Redo"], ["Undo", "Redo", "Publish"], ["Publish"]]);
});

test("of two actions with one key the one added last is meant", () => {
  const actions = [action("Page", { keys: "[" }), action("Pane", { keys: ["ArrowLeft", "["] })];
  expect(findPressed(actions, press("["), idle)?.label).toBe("Pane");
  expect(findPressed(actions, press("]"), idle)).toBeUndefined();
});

test("a key that the control in focus answers itself is left to it", () => {
  const listed: Action = { label: "Send", keys: "Enter" };
  expect(findPressed([action("Open", { keys: "Enter" }), listed], press("Enter"), idle)?.label).toBe("Open");
});

test("while a text is typed only actions made for that are meant", () => {
  const actions = [action("Go back", { keys: "[" }), action("Leave", { keys: "Escape", isForTyping: true })];
  expect(findPressed(actions, press("["), { isTyping: true })).toBeUndefined();
  expect(findPressed(actions, press("Escape"), { isTyping: true })?.label).toBe("Leave");
});
