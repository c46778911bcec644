import { cookies, headers } from 'next/headers';
import { localeCookie } from '#lib/client/preference-cookies.ts';
import { chooseLocale } from '#lib/domain/texts/choose-locale.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';

/** The language of whoever sent the request that is being answered. */
export async function readerLocale(): Promise<Locale> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return chooseLocale({ chosen: jar.get(localeCookie)?.value, acceptLanguage: sent.get('accept-language') });
}
