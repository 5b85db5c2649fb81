import { isJsonObject, type JsonObject } from "@/shared/json";

/** Entries of a list of versions: published ones before others, and of these the newest first. */
export function newestFirst(list: readonly unknown[]): unknown[] {
  return list.toSorted((left, right) => {
    const [a, b] = [factsOf(left), factsOf(right)];
    return Number(b.isPublished) - Number(a.isPublished) || b.number - a.number || b.id - a.id;
  });
}

/** What tells an entry of a list from the others, in the middle of a sentence. */
export function titleOf(entry: unknown): string {
  const { isPublished, number, title } = factsOf(entry);
  if (number > 0) return `version ${number}${isPublished ? ", the newest published one," : ""}`;
  return title === null ? "the newest" : `“${title}”`;
}

function factsOf(entry: unknown) {
  const { status, version_number, number, id, name }: JsonObject = isJsonObject(entry) ? entry : {};
  return {
    isPublished: status === "published",
    number: numberIn(version_number) || numberIn(number),
    id: numberIn(id),
    title: typeof name === "string" ? name : null,
  };
}

function numberIn(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
