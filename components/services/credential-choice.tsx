'use client';

import { type RadioCard, RadioCards } from '#components/ui/radio-cards.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { type CredentialKind, credentialTable } from '#lib/domain/application/credentials/credential-kind.ts';

export interface CredentialChoiceProps<Kind extends CredentialKind, Other extends string> {
  kinds: readonly Kind[];
  /** Stands before the kinds: what is stored and none of them. */
  other?: RadioCard<Other> | undefined;
  value: Kind | Other;
  onChange(kind: Kind | Other): void;
}

/** How the gateway signs in, out of `kinds`. */
export function CredentialChoice<Kind extends CredentialKind, Other extends string = never>({
  kinds,
  other,
  value,
  onChange,
}: CredentialChoiceProps<Kind, Other>) {
  const t = useTexts('services');
  const tell = useTell();
  const options = kinds.map((kind): RadioCard<Kind | Other> => {
    const { label, hint } = credentialTable[kind];
    return { value: kind, label: tell(label), hint: tell(hint) };
  });
  return (
    <RadioCards
      legend={t('credentials')}
      showLegend
      name="credentials"
      value={value}
      onChange={onChange}
      options={other === undefined ? options : [other, ...options]}
      columns={2}
    />
  );
}
