/** The product's sign, a bollard with a rope around it: the drawing of public/icons/icon.svg, in the colour of the text. */
export function Bollard({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <g fill="currentColor">
        <rect x="6" y="2" width="20" height="8" rx="4" />
        <path d="M10 8h12v5.2L10 16z" />
        <path d="M10 21.6 22 18.8V22l4 5H6l4-5z" />
        <rect x="3" y="26" width="26" height="4" rx="2" />
      </g>
      <path d="M9.5 19 29.5 14.3" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
