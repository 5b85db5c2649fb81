/** The address of a comparison, so that it can be passed on. */
export function compareAddress(leftTurnId: string, rightTurnId: string): string {
  return `?compare=${encodeURIComponent(`${leftTurnId}..${rightTurnId}`)}`;
}

export function readCompareAddress(
  compare: string | null,
): { leftTurnId: string; rightTurnId: string } | null {
  const [leftTurnId, rightTurnId, ...more] = compare?.split("..") ?? [];
  return leftTurnId && rightTurnId && more.length === 0 ? { leftTurnId, rightTurnId } : null;
}
