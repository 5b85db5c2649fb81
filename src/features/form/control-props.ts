import type { ReactNode } from "react";
import type { FieldSpec } from "./field-spec";
import type { Typing } from "./typing";

export type ControlProps = {
  spec: Omit<FieldSpec, "hint"> & { hint?: ReactNode };
  value: unknown;
  problem: string | undefined;
  onChange: (value: unknown) => void;
  /** Keeps a text that cannot be read yet. Without it the control keeps it, for as long as it is there. */
  typing?: Typing | undefined;
};
