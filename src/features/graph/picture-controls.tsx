import { useReactFlow } from "@xyflow/react";
import { Columns3, Maximize, Minus, Plus, Rows3 } from "lucide-react";
import { IconButton } from "@/features/interface/icon-button";
import type { Arrangement } from "./graph-layout";

const arrangements = [
  { value: "down", label: "Arrange from top to bottom", icon: <Rows3 className="size-4" aria-hidden /> },
  { value: "right", label: "Arrange from left to right", icon: <Columns3 className="size-4" aria-hidden /> },
] as const;

/** Below the picture, so that they never lie on a node. An arrangement that is chosen again is taken back: the graph is as its author drew it. */
export function PictureControls({
  arrangement,
  onArrange,
  onShowWhole,
}: {
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  onShowWhole: () => void;
}) {
  const { zoomIn, zoomOut } = useReactFlow();
  return (
    <div className="flex shrink-0 border-t bg-raised px-1 py-0.5">
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
