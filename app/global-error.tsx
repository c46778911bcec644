'use client';

import type { ComponentProps } from 'react';
import { TextsProvider, useTexts } from '#lib/client/texts.tsx';
import { chooseLocale } from '#lib/domain/texts/choose-locale.ts';
import { intlLocales } from '#lib/domain/texts/locale.ts';
import { failure as german } from '#locales/de/failure.ts';
import { failure as english } from '#locales/en/failure.ts';
import ErrorPage from './error.tsx';
import './globals.css';

/** In the place of everything, shell included: where the error is in what a page is put together from, its texts too. */
export default function GlobalErrorPage(props: ComponentProps<typeof ErrorPage>) {
  const locale = chooseLocale({
    chosen: undefined,
    acceptLanguage: globalThis.document?.documentElement.lang,
  });
  const { notShownNumber, ...plain } = locale === 'de' ? german : english;
  // a text that has an argument stands here as icu-minify would have it
  const [before = '', after = ''] = notShownNumber.split('{number}');
  const texts = { ...plain, notShownNumber: [before, ['number'] as [string], after] };
  return (
    <html lang={intlLocales[locale]}>
      <body>
        <TextsProvider locale={locale} rooms={{ failure: texts }}>
          <Failure {...props} />
        </TextsProvider>
      </body>
    </html>
  );
}

function Failure(props: ComponentProps<typeof ErrorPage>) {
  const t = useTexts('failure');
  return (
    <>
      <title>{`${t('notLoadedTitle')} · Mooring`}</title>
      <main className="mx-auto grid max-w-2xl gap-4 px-4 py-12">
        <ErrorPage {...props} />
        {/* not by the router, which may be what is broken */}
        <a href="/" className="text-accent underline-offset-2 hover:underline">
          {t('goToOverview')}
        </a>
      </main>
    </>
  );
}
