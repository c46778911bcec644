'use client';

import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { ConnectFlow, type ConnectFlowProps } from './connect-flow.tsx';
import { useConnectChain } from './use-connect-chain.ts';
import { useConnectPlace } from './use-connect-place.ts';

/** The guided flow; each Application has one of its own. */
export function ConnectPage() {
  const { place, openApplication, choose } = useConnectPlace();
  // a flow that begins because the one before created its Application takes the focus on
  const moved = useRef(false);
  const [created, setCreated] = useState<string>();
  return (
    <ConnectFlowOfPlace
      key={place.application ?? ''}
      place={place}
      isCreatedHere={place.application !== undefined && created === place.application}
      takesFocus={moved.current}
      onApplication={(name) => {
        moved.current = true;
        openApplication(name);
      }}
      onCreated={(name) => {
        moved.current = true;
        setCreated(name);
        openApplication(name);
      }}
      onChoice={choose}
      onHeard={() => setCreated(undefined)}
    />
  );
}

/** Waits for what the steps are derived from. */
function ConnectFlowOfPlace(
  props: Omit<ConnectFlowProps, 'facts' | 'isSettled' | 'onUsage'> & {
    isCreatedHere: boolean;
    onHeard(): void;
  },
) {
  const t = useTexts('connect');
  const { isCreatedHere, onHeard, ...flow } = props;
  const [usage, setUsage] = useState<string>();
  const { facts, isPrevious, error, retry } = useConnectChain(flow.place, usage, isCreatedHere, onHeard);
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
