import { pageTitle } from '#app/page-title.ts';
import { TextBoundary } from '#app/text-boundary.tsx';
import { SettingsPage } from '#components/settings/settings-page.tsx';
import { message } from '#lib/domain/texts/message.ts';
import { readClusterNames } from '#lib/operations/cluster/read-cluster-names.ts';
import { operationContext } from '#lib/operations/create-context.ts';

export const generateMetadata = () => pageTitle(message('settings.title'));

export default function SettingsRoute() {
  const context = operationContext();
  return (
    <TextBoundary rooms={['settings']}>
      <SettingsPage cluster={readClusterNames(context)} signsIn={context.config.signIn.mode !== 'none'} />
    </TextBoundary>
  );
}
