'use client';

import { Eye } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardBody, CardHeader } from '#components/ui/card.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ForecastChart } from './forecast-chart.tsx';
import { forecastText } from './forecast-text.ts';
import type { TargetLook } from './use-target-look.ts';

type Forecast = ViewAnswer<'expiry-forecast'>;

/** The next thirteen weeks, as a picture and in words, and what the console does not know. */
export function ForecastCard({ look }: { look: TargetLook }) {
  const t = useTexts('expiry');
  const tell = useTell();
  const { answer, isPending, error, retry } = useView('expiry-forecast', {});
  return (
    <Card aria-labelledby="forecast" className="mb-4">
      <CardHeader id="forecast" title={t('forecast')} description={t('forecastHint')} />
      <LoadState
        noun={t('forecastNoun')}
        isPending={isPending}
        error={error}
        onRetry={retry}
        skeletonRows={4}
      >
        {answer === undefined ? null : (
          <CardBody className="grid gap-4">
            <ForecastChart weeks={answer.weeks} />
            <div className="grid gap-1 text-sm">
              {forecastText(answer)
                .map(tell)
                .map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
            </div>
            <Targets forecast={answer} look={look} />
            {look.error ? <ErrorNotice error={look.error} title={t('lookFailed')} /> : null}
          </CardBody>
        )}
      </LoadState>
    </Card>
  );
}

/** What is known of certificates that others hold; the console looks only when it is asked to. */
function Targets({ forecast: { targets, plainCount }, look }: { forecast: Forecast; look: TargetLook }) {
  const t = useTexts('expiry');
  if (targets.all === 0 && plainCount === 0) {
    return null;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted">
      <p className="min-w-0 flex-1 basis-72">
        {targets.all === 0 ? t('noneByTls') : t('targetsKnown', targets)}
        {plainCount === 0 ? null : ` ${t('withoutTls', { count: plainCount })}`}
      </p>
      {targets.all === 0 ? null : (
        <Button
          size="sm"
          pending={look.isPending && look.variables === undefined}
          onClick={() => look.mutate(undefined)}
        >
          <Eye aria-hidden />
          {t('lookAtAll')}
        </Button>
      )}
    </div>
  );
}
