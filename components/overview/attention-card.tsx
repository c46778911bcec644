'use client';

import { CircleCheck, Wrench } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { toast } from '#components/ui/toast.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { rememberSilences } from '#lib/client/silences.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewState } from '#lib/client/use-view.ts';
import { keepPlaces, type PlacedList, placesOf } from '#lib/domain/view/attention-places.ts';
import { type Silence, silenced, silencesAt } from '#lib/domain/view/attention-silence.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { AttentionItem } from './attention-item.tsx';
import { shownAtFirst } from './attention-query.ts';
import { SilenceButton } from './silence-button.tsx';
import { SilencedCauses } from './silenced-causes.tsx';

const RepairAllDialog = dynamic(
  () => loadPart(() => import('./repair-all-dialog.tsx')).then((module) => module.RepairAllDialog),
  { ssr: false },
);

type Causes = ViewAnswer<'attention-causes'>;
type Cause = Causes['causes'][number];

export interface AttentionCardProps {
  view: ViewState<Causes>;
  silences: readonly Silence[];
  isWhole: boolean;
  onWhole(isWhole: boolean): void;
}

/** What is wrong by its causes, what is broken first; what streams in moves nothing that somebody reads. */
export function AttentionCard({ view, silences, isWhole, onWhole }: AttentionCardProps) {
  const t = useTexts('overview');
  const { list, sort } = usePlaces(view);
  const [repairing, setRepairing] = useState<readonly string[]>();
  const summary = useRef<HTMLParagraphElement>(null);
  const shown = list.places.filter(({ item }) => !silences.some(({ cause }) => cause === item.id));
  const repairable = shown.filter(({ item, isGone }) => !isGone && item.repairs > 0);

  function silence(causes: readonly string[], seconds: number, words: string): void {
    const untilSeconds = Math.floor(Date.now() / 1000) + seconds;
    rememberSilences(silenced(silencesAt(silences, Date.now()), causes, untilSeconds));
    toast.success(t('silenced', { span: words }));
    // the button goes with its row
    summary.current?.focus();
  }

  return (
    <Card aria-labelledby="attention">
      <CardHeader
        id="attention"
        title={t('needsAttention')}
        description={
          <span ref={summary} tabIndex={-1} role="status" className="tabular-nums outline-none">
            <Summary answer={view.answer} />
          </span>
        }
        actions={
          <>
            <ShowAgain list={list} onSort={sort} />
            {repairable.length < 2 ? null : (
              <Button size="sm" onClick={() => setRepairing(repairable.map(({ item }) => item.id))}>
                <Wrench aria-hidden />
                {t('repairAll')}
              </Button>
            )}
            {shown.length < 2 ? null : (
              <SilenceButton
                label={t('silenceAll')}
                onSilence={(seconds, words) =>
                  silence(
                    shown.map(({ item }) => item.id),
                    seconds,
                    words,
                  )
                }
              />
            )}
          </>
        }
      />
      <LoadState noun={t('findings')} isPending={view.isPending} error={view.error} onRetry={view.retry}>
        {shown.length === 0 ? (
          <NothingWrong hasSilenced={(view.answer?.silenced.length ?? 0) > 0} />
        ) : (
          <ul>
            {shown.map(({ item, isGone }) => (
              <AttentionItem
                key={item.id}
                cause={item}
                isGone={isGone}
                onRepairAll={() => setRepairing([item.id])}
                onSilence={(seconds, words) => silence([item.id], seconds, words)}
              />
            ))}
          </ul>
        )}
        <More total={view.answer?.total ?? 0} isWhole={isWhole} onWhole={onWhole} />
        <SilencedCauses causes={view.answer?.silenced ?? []} silences={silences} />
      </LoadState>
      {repairing === undefined ? null : (
        <RepairAllDialog causes={repairing} onClose={() => setRepairing(undefined)} />
      )}
    </Card>
  );
}

/** The causes where they were when the list was last sorted, as they are now. */
function usePlaces({ answer, isPrevious }: ViewState<Causes>) {
  const [seen, setSeen] = useState(answer);
  const [isStale, setIsStale] = useState(false);
  const [list, setList] = useState<PlacedList<Cause>>(() => placesOf(answer?.causes ?? []));
  if (isPrevious !== isStale) {
    setIsStale(isPrevious);
  }
  if (answer !== undefined && answer !== seen) {
    setSeen(answer);
    // another question was asked: its answer is shown as it is
    const isOther = isStale || seen === undefined;
    setList(
      isOther
        ? placesOf(answer.causes)
        : keepPlaces(list, answer.causes, answer.total <= answer.causes.length),
    );
  }
  return { list, sort: () => setList(placesOf(answer?.causes ?? [])) };
}

function Summary({ answer }: { answer: Causes | undefined }) {
  const t = useTexts('overview');
  if (answer === undefined || answer.total === 0) {
    return t('whatIsBroken');
  }
  const { total, findings } = answer;
  return t('causesAndFindings', { causes: total, findings });
}

/** Stands in the header, where it moves nothing. */
function ShowAgain({ list, onSort }: { list: PlacedList<Cause>; onSort(): void }) {
  const t = useTexts('overview');
  const goneCount = list.places.filter(({ isGone }) => isGone).length;
  if (list.newCount === 0 && goneCount === 0) {
    return null;
  }
  return (
    <Button size="sm" look="primary" onClick={onSort}>
      {list.newCount > 0 ? t('showNew', { count: list.newCount }) : t('removeSolved', { count: goneCount })}
    </Button>
  );
}

function NothingWrong({ hasSilenced }: { hasSilenced: boolean }) {
  const t = useTexts('overview');
  return (
    <EmptyState
      icon={CircleCheck}
      title={hasSilenced ? t('nothingElse') : t('everythingWorks')}
      className="py-8"
    >
      {t('nothingWrongAbout')}
    </EmptyState>
  );
}

function More({
  total,
  isWhole,
  onWhole,
}: {
  total: number;
  isWhole: boolean;
  onWhole(isWhole: boolean): void;
}) {
  const t = useTexts('overview');
  return total <= shownAtFirst ? null : (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3">
      <Button size="sm" aria-expanded={isWhole} onClick={() => onWhole(!isWhole)}>
        {isWhole ? t('showFirst', { count: shownAtFirst }) : t('showAll', { count: total })}
      </Button>
    </div>
  );
}
