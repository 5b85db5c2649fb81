"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/workflows", label: "Workflows" },
  { href: "/tools", label: "Tools" },
];

export function MainNavigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex gap-1 text-ink-soft text-sm">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="rounded-md px-2 py-1 hover:bg-hover hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
