import type { ControlProps } from "./field-control";
import { NamesControl } from "./names-control";

/** The tools a node may call. */
export function ToolsControl(props: ControlProps) {
  return <NamesControl {...props} spec={{ ...props.spec, hint: "One tool id a line." }} />;
}
