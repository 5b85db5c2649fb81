import { TextField } from "@/features/interface/field";
import { isPriceTyped, type TypedPrice } from "./typed-price";

const fields: { name: keyof TypedPrice; label: string; isNeeded: boolean }[] = [
  { name: "input", label: "Input", isNeeded: true },
  { name: "cachedInput", label: "Cached input", isNeeded: false },
  { name: "output", label: "Output", isNeeded: true },
];

/** All empty, or input and output at least. */
export function PriceFields({
  typed,
  problems,
  onChange,
}: {
  typed: TypedPrice;
  problems: Partial<Record<string, string>>;
  onChange: (typed: TypedPrice) => void;
}) {
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Price</legend>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {fields.map(({ name, label, isNeeded }) => (
          <TextField
            key={name}
            label={`${label} price`}
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            required={isNeeded && isPriceTyped(typed)}
            value={typed[name]}
            error={problems[`price.${name}`]}
            onChange={(event) => onChange({ ...typed, [name]: event.target.value })}
          />
        ))}
      </div>
      <p className="text-ink-faint text-xs">
        US dollars for a million tokens, to see what turns cost. Empty: not known.
      </p>
    </fieldset>
  );
}
