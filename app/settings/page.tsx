import type { Metadata } from 'next';
import { SettingsPage } from '#components/settings/settings-page.tsx';
import { readClusterNames } from '#lib/operations/cluster/read-cluster-names.ts';
import { operationContext } from '#lib/operations/create-context.ts';

export const metadata: Metadata = { title: 'Settings' };

export default function SettingsRoute() {
  return <SettingsPage cluster={readClusterNames(operationContext())} />;
}
