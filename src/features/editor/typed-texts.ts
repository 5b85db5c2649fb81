import type { TypedText } from "@/features/form/typing";
import type { WorkflowDefinition } from "@/server/contract/workflow-contract";
import { dataOf, findElement, type Place } from "./definition-edit";

/** Where the editor takes a text that has to be read before it applies. */
export type TextPlace =
  | { kind: "definition" }
  | { kind: "templateContext" }
  | { kind: "field"; element: Place; field: string };

/** The text last typed in each place. */
export type TypedTexts = readonly (TypedText & { place: TextPlace })[];

export function textAt(texts: TypedTexts, place: TextPlace): TypedText | null {
  return texts.find((each) => isSamePlace(each.place, place)) ?? null;
}

export function withText(texts: TypedTexts, place: TextPlace, typed: TypedText): TypedTexts {
  return [...withoutText(texts, place), { ...typed, place }];
}

export function withoutText(texts: TypedTexts, place: TextPlace): TypedTexts {
  return texts.filter((each) => !isSamePlace(each.place, place));
}

/** Where there is a text that does not apply, because it cannot be read. */
export function unappliedPlaces(texts: TypedTexts, definition: WorkflowDefinition): TextPlace[] {
  return texts
    .filter(({ problem }) => problem !== null)
    .map(({ place }) => place)
    .filter((place) => place.kind !== "field" || findElement(definition, place.element) !== null);
}

export function textPlaceLabel(place: TextPlace, definition: WorkflowDefinition): string {
  if (place.kind === "definition") return "The text of the JSON view";
  if (place.kind === "templateContext") return "The text of the template context";
  const element = findElement(definition, place.element);
  const { name, label } = element ? dataOf(element) : {};
  return `The ${place.field.replaceAll("_", " ")} of “${name || label || place.element.id}”`;
}

function isSamePlace(left: TextPlace, right: TextPlace): boolean {
  if (left.kind !== "field" || right.kind !== "field") return left.kind === right.kind;
  return (
    left.field === right.field &&
    left.element.kind === right.element.kind &&
    left.element.id === right.element.id
  );
}
