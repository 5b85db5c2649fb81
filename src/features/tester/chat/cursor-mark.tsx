import { MapPin } from "lucide-react";

/** Where the visible path ends while the session is rewound: the loudest mark on the page. */
export function CursorMark() {
  return (
    <div className="flex items-center gap-3 py-2 text-accent">
      <span className="h-0.5 flex-1 bg-accent" />
      <p className="inline-flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 font-semibold text-on-accent text-sm">
        <MapPin className="size-4" aria-hidden />
        You are here
      </p>
      <span className="h-0.5 flex-1 bg-accent" />
    </div>
  );
}
