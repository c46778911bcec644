import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';
import { CopyButton } from './copy-button.tsx';

export interface CodeBlockProps {
  code: string;
  /** Shown above the code: a file name, a shell. */
  title?: ReactNode;
  /** Breaks long lines instead of scrolling sideways. */
  wrap?: boolean;
  copyLabel?: string;
  onCopied?: () => void;
  className?: string;
}

/** Text to read or copy as it is; scrolls by keyboard too. */
export function CodeBlock({ code, title, wrap = false, copyLabel, onCopied, className }: CodeBlockProps) {
  return (
    <div className={cn('overflow-hidden rounded-md border border-line bg-inset', className)}>
      <div className="flex min-h-8 items-center justify-between gap-2 border-b border-line pr-1 pl-3 text-sm text-muted">
        <span className="truncate">{title}</span>
        <CopyButton
          text={code}
          onCopied={onCopied}
          {...(copyLabel === undefined ? {} : { label: copyLabel })}
        />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className={cn(
          'overflow-x-auto px-3 py-2 font-mono text-sm focus-visible:-outline-offset-2',
          wrap && 'break-all whitespace-pre-wrap',
        )}
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}
