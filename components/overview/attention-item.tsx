'use client';

import { ChevronRight, Wrench } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Button } from '#components/ui/button.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { Status, StatusIcon } from '#components/ui/status.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { AttentionFindings } from './attention-findings.tsx';
import { findingHref } from './finding-href.ts';
import { SilenceButton } from './silence-button.tsx';

export interface AttentionItemProps {
  cause: ViewAnswer<'attention-causes'>['causes'][number];
  /** It was solved since; its place is kept. */
  isGone: boolean;
  onRepairAll(): void;
  onSilence(seconds: number, words: string): void;
}

/** One cause in plain words, what has it, and what mends it; what the cluster says of it stands behind a button. */
export function AttentionItem({ cause, isGone, onRepairAll, onSilence }: AttentionItemProps) {
  const t = useTexts('overview');
  const [isOpen, setIsOpen] = useState(false);
  const details = useId();
  const { health, example, count, amount } = cause;
  const { problem } = example;
  const isOne = count === 1;
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className={cn('grid grid-cols-[1rem_1fr] gap-x-2', isGone && 'opacity-60')}>
        <StatusIcon health={isGone ? 'ok' : health} className="mt-[3px]" />
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">
            {isOne ? problem.cause : `${withoutStop(problem.cause)}: ${amount}`}
          </p>
          <Subject cause={cause} isGone={isGone} />
          <p className="text-sm">
            {problem.fix} <RuleLink problem={problem} />
          </p>
        </div>
      </div>
      <div className="mt-1 ml-4 flex flex-wrap items-start justify-between gap-2">
        <Button
          size="sm"
          look="ghost"
          aria-expanded={isOpen}
          aria-controls={details}
          className="text-muted"
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronRight aria-hidden className={cn('transition-transform', isOpen && 'rotate-90')} />
          {isOne ? t('details') : t('showFindings', { what: amount })}
          <span className="sr-only"> {problem.cause}</span>
        </Button>
        {/* what is solved keeps its room: nothing moves below it */}
        <Actions cause={cause} isGone={isGone} onRepairAll={onRepairAll} onSilence={onSilence} />
      </div>
      <div id={details} hidden={!isOpen} className="mt-1 ml-6">
        {isOpen ? <AttentionFindings cause={cause.id} isOne={isOne} /> : null}
      </div>
    </li>
  );
}

function Actions({ cause, isGone, onRepairAll, onSilence }: AttentionItemProps) {
  const t = useTexts('overview');
  const { count, repairs, example } = cause;
  const { problem } = example;
  return (
    <div className={cn('flex flex-wrap items-start justify-end gap-2', isGone && 'invisible')}>
      {count === 1 ? <Remedies problem={problem} /> : null}
      {count === 1 || repairs === 0 ? null : (
        <Button size="sm" onClick={onRepairAll}>
          <Wrench aria-hidden />
          {t('repairCount', { count: repairs })}
          <span className="sr-only"> {problem.cause}</span>
        </Button>
      )}
      <SilenceButton label={t('silence')} about={problem.cause} onSilence={onSilence} />
    </div>
  );
}

/** The one that has it, or the first of them: as high for one as for many. */
function Subject({ cause, isGone }: Pick<AttentionItemProps, 'cause' | 'isGone'>) {
  const t = useTexts('overview');
  const { example, health, count } = cause;
  const { subject, namespace, word } = example;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <Link
        href={findingHref(example)}
        prefetch={false}
        className="wrap-anywhere text-accent hover:underline"
      >
        {subject}
      </Link>
      {namespace === undefined ? null : <span className="text-muted">{t('inNamespace', { namespace })}</span>}
      {count === 1 ? null : <span className="text-muted">{t('andMore', { count: count - 1 })}</span>}
      {count === 1 || isGone ? (
        <Status health={isGone ? 'ok' : health} className="text-sm">
          {isGone ? t('solved') : word}
        </Status>
      ) : null}
    </p>
  );
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
