import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, LoaderCircle } from 'lucide-react';
import { cn } from '#lib/client/cn.ts';
import type { Health } from '#lib/domain/health/health.ts';

const looks = {
  ok: { icon: CircleCheck, text: 'text-ok', soft: 'bg-ok-soft' },
  busy: { icon: LoaderCircle, text: 'text-accent', soft: 'bg-accent-soft' },
  warn: { icon: CircleAlert, text: 'text-warn', soft: 'bg-warn-soft' },
  bad: { icon: CircleX, text: 'text-bad', soft: 'bg-bad-soft' },
  off: { icon: CircleMinus, text: 'text-muted', soft: 'bg-inset' },
  todo: { icon: CircleDashed, text: 'text-muted', soft: 'bg-inset' },
} as const satisfies Record<Health, unknown>;

export interface StatusProps {
  health: Health;
  /** The word beside the icon. */
  children: React.ReactNode;
  className?: string;
}

/** The icon alone, for places where the word stands right beside it. */
export function StatusIcon({ health, className }: { health: Health; className?: string }) {
  const { icon: Icon, text } = looks[health];
  return (
    <Icon
      aria-hidden
      className={cn('size-4 shrink-0', text, health === 'busy' && 'animate-spin', className)}
    />
  );
}

/** Icon, word and colour in running text or a table cell. */
export function Status({ health, children, className }: StatusProps) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', className)}>
      <StatusIcon health={health} />
      <span className={looks[health].text}>{children}</span>
    </span>
  );
}

/** The same as a filled pill, for headings. */
export function StatusBadge({ health, children, className }: StatusProps) {
  const { text, soft } = looks[health];
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1 rounded-full pr-2.5 pl-1.5 text-xs font-medium whitespace-nowrap',
        soft,
        text,
        className,
      )}
    >
      <StatusIcon health={health} className="size-3.5" />
      {children}
    </span>
  );
}
