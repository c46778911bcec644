'use client';

import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { chooseLocale, localeChoices, useLocaleChoice } from '#lib/client/chosen-locale.ts';
import { chooseDensity, densities, useDensity } from '#lib/client/density.ts';
import { choosePreference, usePreference } from '#lib/client/preference.ts';
import { startPageCookie } from '#lib/client/preference-cookies.ts';
import { startPages } from '#lib/client/start-page.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { chooseContrast, chooseTheme, contrasts, themes, useContrast, useTheme } from '#lib/client/theme.ts';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';
import { localeNames } from '#lib/domain/texts/locale.ts';

/** What this browser keeps of how the console is shown. */
export function SettingsPage({ cluster, signsIn }: { cluster: ClusterNames; signsIn: boolean }) {
  const t = useTexts('settings');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="grid max-w-4xl items-start gap-4 lg:grid-cols-2">
        <AppearanceCard />
        <Card id="cluster">
          <CardHeader title={t('cluster')} description={t('clusterDescription')} />
          <CardBody>
            <KeyValues
              items={[
                { label: t('context'), value: cluster.context },
                { label: t('cluster'), value: cluster.cluster },
                { label: t('apiServer'), value: cluster.server },
                { label: t('user'), value: cluster.user },
                { label: t('signIn'), value: signsIn ? t('signedIn') : t('noSignIn') },
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

function AppearanceCard() {
  const t = useTexts('settings');
  const asSystem = t('asTheSystem');
  return (
    <Card>
      <CardHeader title={t('appearance')} />
      <CardBody className="grid gap-4">
        <Choice
          label={t('colours')}
          value={useTheme()}
          options={themes}
          words={{ system: asSystem, light: t('light'), dark: t('dark') }}
          onChange={chooseTheme}
        />
        <Choice
          label={t('contrast')}
          value={useContrast()}
          options={contrasts}
          words={{ system: asSystem, normal: t('contrastNormal'), more: t('contrastHigh') }}
          onChange={chooseContrast}
        />
        <Choice
          label={t('density')}
          hint={t('densityHint')}
          value={useDensity()}
          options={densities}
          words={{ normal: t('densityNormal'), compact: t('densityCompact') }}
          onChange={chooseDensity}
        />
        <Choice
          label={t('language')}
          hint={t('languageHint')}
          value={useLocaleChoice()}
          options={localeChoices}
          words={{ browser: t('asTheBrowser'), ...localeNames }}
          onChange={chooseLocale}
        />
        <StartPageChoice />
      </CardBody>
    </Card>
  );
}

function StartPageChoice() {
  const t = useTexts('settings');
  const pageName = useTexts('shell');
  const start = usePreference(startPageCookie);
  return (
    <Choice
      label={t('startPage')}
      hint={t('startPageHint')}
      value={startPages.find((page) => page === start) ?? '/'}
      options={startPages}
      words={{
        '/': pageName('overview'),
        '/connect': pageName('connect'),
        '/applications': pageName('applications'),
        '/namespaces': pageName('namespaces'),
        '/catalog': pageName('catalog'),
        '/bindings': pageName('bindings'),
        '/graph': pageName('graph'),
        '/expiry': pageName('expiry'),
      }}
      onChange={(page) => choosePreference(startPageCookie, page)}
    />
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  hint?: string;
  value: V;
  options: readonly V[];
  words: Record<V, string>;
  onChange(value: V): void;
}

function Choice<V extends string>({ label, hint, value, options, words, onChange }: ChoiceProps<V>) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value as V)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {words[option]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
