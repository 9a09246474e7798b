/** The mark of the product: two voices in one bubble. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M9 8h14a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-7l-5 4.5V21H9a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3Z"
        className="fill-on-accent"
      />
      <circle cx="11.5" cy="14.5" r="1.7" className="fill-accent" />
      <circle cx="16" cy="14.5" r="1.7" className="fill-accent" />
      <circle cx="20.5" cy="14.5" r="1.7" className="fill-accent opacity-50" />
    </svg>
  );
}
