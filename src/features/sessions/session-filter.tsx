import { classNames } from "@/features/interface/class-names";
import { Field, inputClass } from "@/features/interface/field";

const states = [
  { value: "all", label: "Every state" },
  { value: "running", label: "Running" },
  { value: "completed", label: "Ended" },
  { value: "initialized", label: "Not begun" },
] as const;

export type StateFilter = (typeof states)[number]["value"];

export function SessionFilter({
  search,
  state,
  onSearch,
  onState,
}: {
  search: string;
  state: StateFilter;
  onSearch: (search: string) => void;
  onState: (state: StateFilter) => void;
}) {
  return (
    <>
      <div className="w-full sm:w-64">
        <Field label="Search sessions">
          {(described) => (
            <input
              {...described}
              type="search"
              maxLength={200}
              value={search}
              placeholder="A part of the name"
              onChange={(event) => onSearch(event.target.value)}
              className={classNames(inputClass, "h-8 text-sm")}
            />
          )}
        </Field>
      </div>
      <div className="w-36">
        <Field label="State">
          {(described) => (
            <select
              {...described}
              value={state}
              onChange={(event) => onState(event.target.value as StateFilter)}
              className={classNames(inputClass, "h-8 text-sm")}
            >
              {states.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
