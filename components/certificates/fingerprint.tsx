'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { shortFingerprint } from '#lib/domain/application/short-fingerprint.ts';

/** A fingerprint by its ends, to be copied whole. */
export function Fingerprint({ value }: { value: string }) {
  const t = useTexts('certificates');
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code className="font-mono text-sm" title={value}>
        {shortFingerprint(value)}
      </code>
      <CopyButton
        text={value}
        label={t('copyFingerprint', { fingerprint: shortFingerprint(value) })}
        iconOnly
      />
    </span>
  );
}
