import { expect, test } from "vitest";
import { readPaneLayout } from "./pane-layout";

test("a layout that was kept is read", () => {
  const layout = { graph: 0, chat: 70, inspector: 30 };
  expect(readPaneLayout(JSON.stringify(layout))).toEqual(layout);
});

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["null", "null"],
  ["missing panes", '{"chat":100}'],
  ["no room for the chat", '{"graph":50,"chat":0,"inspector":50}'],
  ["a sum that is not the whole", '{"graph":20,"chat":20,"inspector":20}'],
])("%s is no layout", (_name, kept) => {
  expect(readPaneLayout(kept)).toBeNull();
});
