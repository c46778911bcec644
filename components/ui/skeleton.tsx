import { cn } from '#lib/client/cn.ts';

/** A grey bar in the place of text that is still to come. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('skeleton block h-4', className)} />;
}

const widths = ['w-3/5', 'w-4/5', 'w-2/5', 'w-1/2', 'w-3/4'];

/** Rows of bars for a list that is loading; says so to assistive technology. */
export function SkeletonRows({ rows = 5, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="grid">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => widths[row % widths.length]).map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity
        <div key={row} className="flex h-10 items-center border-b border-line px-4 last:border-b-0">
          <Skeleton className={cn('max-w-96', width)} />
        </div>
      ))}
    </div>
  );
}
