import { classNames } from "@/features/interface/class-names";

/** Which of two paths: by letter, by colour and by the line that draws it on the graph. */
export function PathMark({ side }: { side: "A" | "B" }) {
  return (
    <span
      className={classNames(
        "inline-flex size-5 items-center justify-center rounded border-2 font-semibold text-xs",
        side === "A" ? "border-accent text-accent" : "border-caution border-dashed text-caution",
      )}
    >
      <span className="sr-only">Path </span>
      {side}
    </span>
  );
}
