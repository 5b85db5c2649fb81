import { useReactFlow } from "@xyflow/react";
import { Maximize, Minus, Plus, Rows3 } from "lucide-react";
import { IconButton } from "@/features/interface/icon-button";

export const fitting = { padding: 0.08, maxZoom: 1, minZoom: 0.2 };

export function PictureControls({ isArranged, onArrange }: { isArranged: boolean; onArrange: () => void }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <div className="absolute bottom-2 left-2 z-10 flex rounded-lg border bg-raised">
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
        onClick={() => void fitView(fitting)}
      />
      <IconButton
        label="Arrange from top to bottom"
        aria-pressed={isArranged}
        className="aria-pressed:text-accent"
        icon={<Rows3 className="size-4" aria-hidden />}
        onClick={onArrange}
      />
    </div>
  );
}
