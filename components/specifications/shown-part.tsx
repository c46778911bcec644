'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useTexts } from '#lib/client/texts.tsx';

export interface ShownPartProps<T> {
  items: readonly T[];
  /** What the items are, such as "operations". */
  noun: string;
  render(items: readonly T[]): ReactNode;
}

const step = 200;

/** The first of many items, and on demand more of them: a page with thousands would not move any more. */
export function ShownPart<T>({ items, noun, render }: ShownPartProps<T>) {
  const t = useTexts('specifications');
  const [count, setCount] = useState(step);
  const left = items.length - count;
  return (
    <>
      {render(left > 0 ? items.slice(0, count) : items)}
      {left > 0 ? (
        <div className="flex flex-wrap items-center gap-3 py-2">
          <Button onClick={() => setCount(count + step)}>
            {t('showMore', { count: Math.min(step, left), noun })}
          </Button>
          <span role="status" className="text-sm text-muted tabular-nums">
            {t('areShown', { shown: count, all: items.length })}
          </span>
        </div>
      ) : null}
    </>
  );
}
