import { expect, test } from "vitest";
import { isStanding } from "@/features/form/typing";
import {
  type TextPlace,
  type TypedTexts,
  textAt,
  textPlaceLabel,
  unappliedPlaces,
  withoutText,
  withText,
} from "./typed-texts";

const definition = { nodes: [{ id: "hook", type: "webhook", data: { name: "Hook" } }], edges: [] };
const view: TextPlace = { kind: "definition" };
const fieldOf = (id: string): TextPlace => ({
  kind: "field",
  element: { kind: "node", id },
  field: "payload_template",
});
const unreadable = { text: "{", value: undefined, problem: "Not valid JSON" };
const readable = { text: "{}", value: {}, problem: null };
const texts = (...places: TextPlace[]) =>
  places.reduce<TypedTexts>((each, place) => withText(each, place, unreadable), []);

test("each place has its own text, and the last one typed", () => {
  const typed = withText(texts(view, fieldOf("hook")), view, readable);
  expect(textAt(typed, view)).toMatchObject(readable);
  expect(textAt(typed, fieldOf("hook"))).toMatchObject(unreadable);
  expect(textAt(typed, fieldOf("other"))).toBeNull();
  expect(textAt(withoutText(typed, view), view)).toBeNull();
});

test("a text that cannot be read stands whatever becomes of the value, one that was read while it is the value", () => {
  expect(isStanding(unreadable, "another")).toBe(true);
  expect(isStanding(readable, readable.value)).toBe(true);
  expect(isStanding(readable, "another")).toBe(false);
  expect(isStanding(null, undefined)).toBe(false);
});

test("texts that cannot be read do not apply, and those of a node that is gone do not matter", () => {
  const typed = withText(
    texts(view, fieldOf("hook"), fieldOf("gone")),
    { kind: "templateContext" },
    readable,
  );
  expect(unappliedPlaces(typed, definition)).toEqual([view, fieldOf("hook")]);
});

test("a place is called what people see of it", () => {
  expect(textPlaceLabel(view, definition)).toBe("The text of the JSON view");
  expect(textPlaceLabel(fieldOf("hook"), definition)).toBe("The payload template of “Hook”");
});
