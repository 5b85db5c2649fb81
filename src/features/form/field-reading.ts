import type { FieldSpec } from "./field-spec";

type Data = Readonly<Record<string, unknown>>;

/** The value of a field, else what counts in its place. */
export function fieldValue({ key, fallback }: FieldSpec, data: Data): unknown {
  return data[key] ?? fallback;
}

/** The fields that matter with the values at hand. */
export function visibleFields(specs: readonly FieldSpec[], data: Data): FieldSpec[] {
  const valueByKey = (key: string) => {
    const spec = specs.find((candidate) => candidate.key === key);
    return spec ? fieldValue(spec, data) : data[key];
  };
  return specs.filter(({ when = {} }) =>
    Object.entries(when).every(([key, values]) => values.includes(valueByKey(key))),
  );
}

/** Fields of the data that no form here knows. They are kept, shown, and edited as JSON. */
export function unknownKeys(specs: readonly FieldSpec[], data: Data): string[] {
  const known = new Set(specs.map(({ key }) => key));
  return Object.keys(data).filter((key) => !known.has(key));
}
