import { useReactFlow } from "@xyflow/react";
import { Columns3, Maximize, Minus, Plus, Rows3 } from "lucide-react";
import { classNames } from "@/features/interface/class-names";
import { IconButton } from "@/features/interface/icon-button";
import type { Arrangement } from "./graph-layout";

const arrangements = [
  { value: "down", label: "Arrange from top to bottom", icon: <Rows3 className="size-4" aria-hidden /> },
  { value: "right", label: "Arrange from left to right", icon: <Columns3 className="size-4" aria-hidden /> },
] as const;

/** An arrangement that is chosen again is taken back: the graph is as its author drew it. */
export function PictureControls({
  side,
  arrangement,
  onArrange,
  onShowWhole,
}: {
  side: "left" | "bottom";
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  onShowWhole: () => void;
}) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div
      className={classNames(
        "absolute bottom-2 left-2 z-10 flex rounded-lg border bg-raised",
        side === "left" && "flex-col",
      )}
    >
      <IconButton
        label="Zoom in"
        icon={<Plus className="size-4" aria-hidden />}
        onClick={() => void zoomIn()}
      />
      <IconButton
        label="Zoom out"
        icon={<Minus className="size-4" aria-hidden />}
        onClick={() => void zoomOut()}
      />
      <IconButton
        label="Show the whole graph"
        icon={<Maximize className="size-4" aria-hidden />}
        onClick={onShowWhole}
      />
      {arrangements.map(({ value, label, icon }) => (
        <IconButton
          key={value}
          label={label}
          aria-pressed={arrangement === value}
          className="aria-pressed:text-accent"
          icon={icon}
          onClick={() => onArrange(arrangement === value ? "drawn" : value)}
        />
      ))}
    </div>
  );
}
