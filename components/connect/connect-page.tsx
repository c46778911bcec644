'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import type { Application } from '#lib/domain/application/application.ts';
import { ConnectFlow } from './connect-flow.tsx';
import { useConnectObjects } from './use-connect-objects.ts';
import { useConnectPlace } from './use-connect-place.ts';

/** Waits for what the steps are derived from; each Application has a flow of its own. */
export function ConnectPage() {
  const { place, openApplication, choose } = useConnectPlace();
  const { objects, applicationNames, namespaceNames, isPending, error, retry } = useConnectObjects(
    place.application,
  );
  // a flow that begins because the one before created its Application takes the focus on
  const moved = useRef(false);
  // answers of the console may be faster than its event stream
  const [created, setCreated] = useState<Application>();
  const live = objects.application;
  useEffect(() => {
    if (live !== undefined) {
      setCreated(undefined);
    }
  }, [live]);
  const application = live ?? (created?.metadata.name === place.application ? created : undefined);
  if (error !== null) {
    return (
      <ErrorNotice
        error={error}
        title="The steps cannot be shown"
        onRetry={<Button onClick={retry}>Try again</Button>}
      />
    );
  }
  if (isPending) {
    return <SkeletonRows rows={6} label="Loading the steps" />;
  }
  return (
    <ConnectFlow
      key={place.application ?? ''}
      place={place}
      objects={{ ...objects, application }}
      applicationNames={applicationNames}
      namespaceNames={namespaceNames}
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
    />
  );
}
