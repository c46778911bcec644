'use client';

import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { type Application, entryOf, servicesOf } from '#lib/domain/application/application.ts';
import { ServiceFields } from './service-fields.tsx';
import type { Registration } from './use-registration.ts';

export interface RegisterStepProps {
  application: Application;
  registration: Registration;
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
  const { application, registration, chosen, isChosenGone, onRegistered, onChoose, onDone } = props;
  const services = servicesOf(application);
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
                {service.entries.map(({ type }) => (
                  <Badge key={type} className="ml-1">
                    {type}
                  </Badge>
                ))}
              </>
            ),
            hint: entryOf(service, 'API')?.targetUrl || service.description,
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
