'use client';

import type { UnknownValue } from '#lib/client/list-address.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { setAddress } from './set-address.ts';

/** Says what the address asks for that the page does not know; nothing where it knows all. */
export function UnknownAddress({ unknown }: { unknown: readonly UnknownValue[] }) {
  const t = useTexts('ui');
  const tell = useTell();
  if (unknown.length === 0) {
    return null;
  }
  const clear = () => setAddress(Object.fromEntries(unknown.map(({ name }) => [name, undefined])));
  return (
    <Notice
      className="mb-3"
      look="warn"
      title={t('unknownAddress')}
      actions={
        <Button size="sm" onClick={clear}>
          {t('clearAddress')}
        </Button>
      }
    >
      <ul>
        {unknown.map(({ name, noun, value }) => (
          <li key={name}>{t('unknownValue', { noun: tell(noun), value })}</li>
        ))}
      </ul>
    </Notice>
  );
}
