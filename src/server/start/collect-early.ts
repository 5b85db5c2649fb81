import { setFlagsFromString } from "node:v8";

/**
 * On a machine with much memory, V8 lets a heap of 100 MB grow to 400 MB before it collects what is dead. Here it collects when the
 * heap has grown by two fifths: resident memory stays near what lives, for a few per cent of processor time.
 */
export function collectEarly(): void {
  setFlagsFromString("--heap-growing-percent=40");
}
