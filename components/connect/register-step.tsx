'use client';

import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ConnectApplication } from '#lib/domain/view/connect-chain-view.ts';
import { ServiceFields } from './service-fields.tsx';
import { useRegistration } from './use-registration.ts';

export interface RegisterStepProps {
  application: ConnectApplication;
  /** Id of the service that the next steps are about. */
  chosen: string | undefined;
  /** The one that was chosen before is not registered any more. */
  isChosenGone: boolean;
  onRegistered(serviceId: string): void;
  onChoose(serviceId: string): void;
  onDone(): void;
}

export function RegisterStep(props: RegisterStepProps) {
  const t = useTexts('connect');
  const { application, chosen, isChosenGone, onRegistered, onChoose, onDone } = props;
  const registration = useRegistration(application.name);
  const { services } = application;
  const [adds, setAdds] = useState(registration.isRestored);

  if (services.length > 0 && !adds) {
    return (
      <div className="grid max-w-3xl gap-4">
        {isChosenGone ? (
          <Notice look="warn" title={t('serviceGone')}>
            {t('serviceGoneHint')}
          </Notice>
        ) : null}
        <RadioCards
          legend={t('goOnWithService')}
          showLegend
          name="service"
          value={chosen}
          onChange={onChoose}
          columns={2}
          options={services.map((service) => ({
            value: service.id,
            label: (
              <>
                {service.displayName}{' '}
                {service.parts.map((part) => (
                  <Badge key={part} className="ml-1">
                    {part}
                  </Badge>
                ))}
              </>
            ),
            hint: service.targetUrl || service.description,
          }))}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={onDone}>
            {t('continue')}
          </Button>
          <Button onClick={() => setAdds(true)}>{t('registerAnother')}</Button>
        </div>
      </div>
    );
  }
  return (
    <ServiceFields
      registration={registration}
      onRegistered={(id) => {
        setAdds(false);
        onRegistered(id);
      }}
      {...(services.length > 0 ? { onCancel: () => setAdds(false) } : {})}
    />
  );
}
