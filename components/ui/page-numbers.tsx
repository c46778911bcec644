'use client';

import { useSearchParams } from 'next/navigation';
import { cn } from '#lib/client/cn.ts';
import { rowsPageSize } from '#lib/client/page-query.ts';
import { pagesAround } from '#lib/client/pages-around.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { buttonClass } from './button.tsx';
import { setAddress } from './set-address.ts';

/** The pages of a list: the first, the last, and those around the one that is shown. */
export function PageNumbers({ page, total }: { page: number; total: number }) {
  const t = useTexts('ui');
  const params = useSearchParams();
  const count = Math.max(1, Math.ceil(total / rowsPageSize));

  function hrefOf(target: number): string {
    return `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(target) })}`;
  }

  function open(event: React.MouseEvent, target: number): void {
    if (!(event.metaKey || event.ctrlKey || event.shiftKey)) {
      event.preventDefault();
      setAddress({ page: String(target) }, true);
      window.scrollTo({ top: 0 });
    }
  }

  function link(target: number, text: string) {
    const isHere = target === page;
    return (
      <a
        href={hrefOf(target)}
        aria-current={isHere ? 'page' : undefined}
        className={cn(buttonClass(isHere ? 'primary' : 'ghost', 'sm'), 'min-w-7')}
        onClick={(event) => open(event, target)}
      >
        {text}
      </a>
    );
  }

  return (
    <nav aria-label={t('pagesOfList')} className="border-t border-line px-4 py-2">
      {page > count ? <p className="mb-2 text-sm">{t('noSuchPage', { page, count })}</p> : null}
      <ul className="flex flex-wrap items-center gap-1">
        {page > 1 ? <li>{link(Math.min(page - 1, count), t('previous'))}</li> : null}
        {pagesAround(page, count).map((target, index, all) => (
          <li key={target} className="flex items-center gap-1">
            {index > 0 && target - (all[index - 1] ?? 0) > 1 ? <span aria-hidden>…</span> : null}
            {link(target, String(target))}
          </li>
        ))}
        {page < count ? <li>{link(page + 1, t('next'))}</li> : null}
      </ul>
    </nav>
  );
}
