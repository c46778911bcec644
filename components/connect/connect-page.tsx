'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { Application } from '#lib/domain/application/application.ts';
import { ConnectFlow, type ConnectFlowProps } from './connect-flow.tsx';
import { useConnectChain } from './use-connect-chain.ts';
import { useConnectPlace } from './use-connect-place.ts';

/** The guided flow; each Application has one of its own. */
export function ConnectPage() {
  const { place, openApplication, choose } = useConnectPlace();
  // a flow that begins because the one before created its Application takes the focus on
  const moved = useRef(false);
  const [created, setCreated] = useState<Application>();
  return (
    <ConnectFlowOfPlace
      key={place.application ?? ''}
      place={place}
      created={created?.metadata.name === place.application ? created : undefined}
      takesFocus={moved.current}
      onApplication={(name) => {
        moved.current = true;
        openApplication(name);
      }}
      onCreated={(made) => {
        moved.current = true;
        setCreated(made);
        openApplication(made.metadata.name);
      }}
      onChoice={choose}
      onHeard={() => setCreated(undefined)}
    />
  );
}

/** Waits for what the steps are derived from. */
function ConnectFlowOfPlace(
  props: Omit<ConnectFlowProps, 'facts' | 'isSettled' | 'onUsage'> & {
    created: Application | undefined;
    onHeard(): void;
  },
) {
  const t = useTexts('connect');
  const { created, onHeard, ...flow } = props;
  const [usage, setUsage] = useState<string>();
  const { facts, isPrevious, error, retry } = useConnectChain(flow.place, usage, created, onHeard);
  if (error !== null) {
    return (
      <ErrorNotice
        error={error}
        title={t('stepsFailed')}
        onRetry={<Button onClick={retry}>{t('tryAgain')}</Button>}
      />
    );
  }
  if (facts === undefined) {
    return <SkeletonRows rows={6} label={t('stepsLoading')} />;
  }
  return <ConnectFlow {...flow} facts={facts} isSettled={!isPrevious} onUsage={setUsage} />;
}
