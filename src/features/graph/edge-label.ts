import type { Size } from "./rectangle";

const fontSize = 12;
const lineHeight = 16;
const padding = 6;
const widestLine = 92;
const widest = 132;

/**
 * The room a label is given on a canvas, in pixels: one line, or two when it is long. Estimated from its letters, on the generous side,
 * because a layout has to know it before anything is drawn. Null for no label.
 */
export function labelSize(label: string): Size | null {
  const words = label.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return null;
  const whole = textWidth(words.join(" "));
  const halves = words
    .slice(1)
    .map((_, index) => widerLine(words.slice(0, index + 1), words.slice(index + 1)));
  const isInTwo = whole > widestLine && halves.length > 0;
  const width = isInTwo ? Math.min(...halves) : whole;
  return {
    width: Math.ceil(Math.min(width, widest)) + 2 * padding,
    height: (isInTwo ? 2 : 1) * lineHeight,
  };
}

function widerLine(first: string[], second: string[]): number {
  return Math.max(textWidth(first.join(" ")), textWidth(second.join(" ")));
}

function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + letterWidth(letter), 0) * fontSize;
}

/** In font sizes. */
function letterWidth(letter: string): number {
  if (/[fijlrtI.,:;'|!()[\] ]/.test(letter)) return 0.35;
  if (/[mwMW@%&]/.test(letter)) return 0.92;
  if (/[A-Z]/.test(letter)) return 0.72;
  return letter >= "\u2e80" ? 1.05 : 0.6;
}
