'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#lib/client/cn.ts';
import { useScope } from '#lib/client/scope.tsx';
import { scopedHref } from '#lib/client/scoped-href.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { isCurrent, pages } from './pages.ts';

export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTexts('shell');
  const pathname = usePathname();
  const scope = useScope();
  return (
    <nav aria-label={t('pages')}>
      <ul className="grid gap-0.5">
        {pages.map(({ href, label, icon: Icon }) => {
          const current = isCurrent(href, pathname);
          return (
            <li key={href}>
              <Link
                href={scopedHref(href, scope)}
                prefetch={false}
                aria-current={current ? 'page' : undefined}
                {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                className={cn(
                  'flex h-8 items-center gap-2.5 rounded-md px-2 text-sm',
                  current
                    ? 'bg-accent-soft font-medium text-accent'
                    : 'text-muted hover:bg-inset hover:text-text',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
                {t(label)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
