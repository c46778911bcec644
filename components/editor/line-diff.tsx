import { diffLines } from 'diff';
import { cn } from '#lib/client/cn.ts';

/** Two texts compared line by line, without Monaco. */
export function LineDiff({ original, modified }: { original: string; modified: string }) {
  let key = 0;
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="h-full overflow-auto p-3 font-mono text-sm"
    >
      {diffLines(original, modified).map(({ added, removed, value }) => {
        key += 1;
        const sign = added ? '+ ' : removed ? '- ' : '  ';
        return (
          <span
            key={key}
            className={cn('block', added && 'bg-ok-soft text-ok', removed && 'bg-bad-soft text-bad')}
          >
            {value.replace(/^/gm, sign).replace(/\n[+\- ] $/, '')}
          </span>
        );
      })}
    </pre>
  );
}
