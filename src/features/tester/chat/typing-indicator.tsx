/** As high as the line that takes its place when the turn has settled. */
export function TypingIndicator() {
  return (
    <p className="flex h-7 items-center gap-1 pl-5">
      <span className="sr-only">The agent is replying</span>
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          aria-hidden
          className="size-1.5 animate-breathe rounded-full bg-ink-faint"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </p>
  );
}
