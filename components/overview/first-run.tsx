'use client';

import { Cable } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { useTexts } from '#lib/client/texts.tsx';

const stages = [
  { title: 'stageName', text: 'stageNameAbout' },
  { title: 'stageConnect', text: 'stageConnectAbout' },
  { title: 'stageRegister', text: 'stageRegisterAbout' },
  { title: 'stageBind', text: 'stageBindAbout' },
] as const;

/** What a newcomer sees: the way from nothing to a working call, and where it starts. */
export function FirstRun() {
  const t = useTexts('overview');
  return (
    <div className="mx-auto max-w-3xl py-8 sm:py-16">
      <h1 className="text-xl font-semibold text-balance">{t('firstTitle')}</h1>
      <p className="mt-2 max-w-prose text-muted">{t('firstAbout')}</p>
      <ol className="mt-8 grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2">
        {stages.map(({ title, text }, index) => (
          <li key={title} className="bg-surface p-4">
            <p className="text-sm text-muted tabular-nums">{index + 1}</p>
            <p className="font-medium">{t(title)}</p>
            <p className="text-sm text-muted">{t(text)}</p>
          </li>
        ))}
      </ol>
      <div className="mt-8">
        <Link href="/connect" prefetch={false} className={buttonClass('primary', 'lg')}>
          <Cable aria-hidden />
          {t('connectApplication')}
        </Link>
      </div>
    </div>
  );
}
