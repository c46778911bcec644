'use client';

import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { chooseDensity, densities, useDensity } from '#lib/client/density.ts';
import { choosePreference, usePreference } from '#lib/client/preference.ts';
import { startPageCookie } from '#lib/client/preference-cookies.ts';
import { startPages } from '#lib/client/start-page.ts';
import { chooseContrast, chooseTheme, contrasts, themes, useContrast, useTheme } from '#lib/client/theme.ts';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';

const themeWords = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;
const contrastWords = { system: 'As the system', normal: 'Normal', more: 'High' } as const;
const densityWords = { normal: 'Normal', compact: 'Compact' } as const;
const startWords: Record<(typeof startPages)[number], string> = {
  '/': 'Overview',
  '/connect': 'Connect',
  '/applications': 'Applications',
  '/namespaces': 'Namespaces',
  '/catalog': 'Catalog',
  '/bindings': 'Bindings',
  '/graph': 'Graph',
  '/expiry': 'Expiry',
};

/** What this browser keeps of how the console is shown. */
export function SettingsPage({ cluster }: { cluster: ClusterNames }) {
  const start = usePreference(startPageCookie);
  return (
    <>
      <PageHeader
        title="Settings"
        description="How this browser shows the console. Others see it as they have chosen."
      />
      <div className="grid max-w-4xl items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title="Appearance" />
          <CardBody className="grid gap-4">
            <Choice
              label="Colours"
              value={useTheme()}
              options={themes}
              words={themeWords}
              onChange={chooseTheme}
            />
            <Choice
              label="Contrast"
              value={useContrast()}
              options={contrasts}
              words={contrastWords}
              onChange={chooseContrast}
            />
            <Choice
              label="Density"
              hint="How close the lines of lists stand."
              value={useDensity()}
              options={densities}
              words={densityWords}
              onChange={chooseDensity}
            />
            <Choice
              label="Start page"
              hint="Opened by the bare address of the console."
              value={startPages.find((page) => page === start) ?? '/'}
              options={startPages}
              words={startWords}
              onChange={(page) => choosePreference(startPageCookie, page)}
            />
          </CardBody>
        </Card>
        <Card id="cluster">
          <CardHeader title="Cluster" description="As the kubeconfig names it." />
          <CardBody>
            <KeyValues
              items={[
                { label: 'Context', value: cluster.context },
                { label: 'Cluster', value: cluster.cluster },
                { label: 'API server', value: cluster.server },
                { label: 'User', value: cluster.user },
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
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
