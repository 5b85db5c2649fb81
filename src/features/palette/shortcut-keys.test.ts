import { expect, test } from "vitest";
import { isPressOf, type KeyPress, keyLabels } from "./shortcut-keys";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isAltGraph: false,
  ...held,
});

test.each([
  ["Mod+K", press("k", { ctrlKey: true })],
  ["Mod+K", press("K", { metaKey: true })],
  ["Shift+Mod+Z", press("Z", { metaKey: true, shiftKey: true })],
  ["?", press("?", { shiftKey: true })],
  ["?", press("?")],
  ["[", press("[")],
  ["[", press("[", { ctrlKey: true, altKey: true, isAltGraph: true })],
  ["Home", press("Home")],
  ["Delete", press("Delete")],
])("%s is pressed", (keys, pressed) => {
  expect(isPressOf(keys, pressed)).toBe(true);
});

test.each([
  ["Mod+K", press("k")],
  ["Mod+K", press("k", { ctrlKey: true, altKey: true, isAltGraph: true })],
  ["Mod+Z", press("z", { metaKey: true, shiftKey: true })],
  ["Mod+K", press("k", { ctrlKey: true, altKey: true })],
  ["[", press("[", { ctrlKey: true })],
  ["Home", press("Home", { shiftKey: true })],
  ["[", press("]")],
])("%s is not pressed", (keys, pressed) => {
  expect(isPressOf(keys, pressed)).toBe(false);
});

test("keys are shown as the machine in hand names them", () => {
  expect(keyLabels("Shift+Mod+Z", true)).toEqual(["⇧", "⌘", "Z"]);
  expect(keyLabels("Shift+Mod+Z", false)).toEqual(["Shift", "Ctrl", "Z"]);
  expect(keyLabels("Escape", false)).toEqual(["Esc"]);
});
