/** What a key press says, as far as shortcuts read it. */
export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** Where a sign is typed with AltGr, Ctrl and Alt are down as well. */
  isAltGraph: boolean;
};

/**
 * Keys are written as in `Mod+K`, `Shift+Mod+Z`, `[`, `Home`. `Mod` is ⌘ on Apple's machines and Ctrl on all others. What a key
 * types counts, not where it lies: `?` is `?` on every keyboard, with Shift or without.
 */
export function isPressOf(keys: string, press: KeyPress): boolean {
  const { key, modifiers } = readKeys(keys);
  if (press.isAltGraph) return modifiers.size === 0 && key.length === 1 && press.key === key;
  if (press.altKey || (press.ctrlKey || press.metaKey) !== modifiers.has("Mod")) return false;
  const isLetter = /^[a-z]$/i.test(key);
  const isTypedSign = key.length === 1 && !isLetter && !modifiers.has("Mod");
  if (!isTypedSign && press.shiftKey !== modifiers.has("Shift")) return false;
  return isLetter ? press.key.toLowerCase() === key.toLowerCase() : press.key === key;
}

/** The keys one by one, as they are shown. */
export function keyLabels(keys: string, isApple: boolean): string[] {
  const { key, modifiers } = readKeys(keys);
  const labels = [...modifiers].map((modifier) => (isApple ? appleSigns : names)[modifier]);
  return [...labels, keyNames[key] ?? key];
}

type Modifier = "Shift" | "Mod";

const appleSigns: Record<Modifier, string> = { Shift: "⇧", Mod: "⌘" };
const names: Record<Modifier, string> = { Shift: "Shift", Mod: "Ctrl" };
const keyNames: Record<string, string> = {
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

function readKeys(keys: string): { key: string; modifiers: ReadonlySet<Modifier> } {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const modifiers = parts.filter((part): part is Modifier => part === "Shift" || part === "Mod");
  return { key: parts.at(-1) ?? "", modifiers: new Set(modifiers) };
}
