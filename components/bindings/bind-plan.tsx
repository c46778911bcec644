'use client';

import { Badge } from '#components/ui/badge.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { BindingPlan } from '#lib/domain/binding/binding-plan-shape.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { BindPlanCollision, type VariableChoice } from './bind-plan-collision.tsx';

export interface BindPlanProps {
  plan: Told<BindingPlan>;
  /** What is chosen about the variables. */
  chosen: VariableChoice;
  onVariables(choice: VariableChoice): void;
}

/** What will be created, which variables will appear, and the choice where they meet others. */
export function BindPlan({ plan, chosen, onVariables }: BindPlanProps) {
  const t = useTexts('bindings');
  const { objects, variables, problems, secretName } = plan;
  return (
    <div className="grid gap-4">
      {problems.map(({ message, fix }) => (
        <Notice key={message} look="bad" title={message}>
          {fix}
        </Notice>
      ))}
      {plan.collision === undefined ? null : (
        <BindPlanCollision collision={plan.collision} chosen={chosen} onChange={onVariables} />
      )}
      <section aria-label={t('objectsOfPlan')} className="grid gap-1">
        <h3 className="text-sm font-medium">{t('objects')}</h3>
        <ul className="divide-y divide-line rounded-md border border-line">
          {objects.map(({ kind, action, why, object }) => {
            const { name } = object.metadata;
            return (
              <li key={`${kind}/${name}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                <Badge>{kinds[kind].kind}</Badge>
                <span className="font-mono text-sm break-all">{name}</span>
                <span className="min-w-48 flex-1 text-sm text-muted">{why}</span>
                <span className="text-sm text-muted">{action === 'create' ? t('isNew') : t('exists')}</span>
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-label={t('variablesOfPlan')} className="grid gap-1">
        <h3 className="text-sm font-medium">{t('variables')}</h3>
        <ul className="divide-y divide-line rounded-md border border-line">
          {variables.map(({ container, name, collision }) => (
            <li key={`${container}/${name}`} className="px-3 py-2">
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="font-mono text-sm">{name}</span>
                <span className="text-sm text-muted">
                  {t('inContainer', { container, secret: secretName })}
                </span>
              </span>
              {collision === undefined ? null : (
                <Status health="warn" className="whitespace-normal">
                  {t('setToo', { source: collision.source, effect: collision.effect })}
                </Status>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
