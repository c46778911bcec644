'use client';

import { useId } from 'react';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { CollisionLoser, PlanCollision } from '#lib/domain/binding/binding-plan-shape.ts';
import type { Told } from '#lib/domain/texts/message.ts';

/** How the variables are called, and whose may be taken over; nothing of it leaves both to the plan. */
export interface VariableChoice {
  envPrefix?: string;
  takeOver?: string[];
}

export interface BindPlanCollisionProps {
  collision: Told<PlanCollision>;
  /** What is chosen right now; the plan may be still to come. */
  chosen: VariableChoice;
  onChange(choice: VariableChoice): void;
}

/** Who sets the same variables already, and what is to become of that. Taking one over is never the preselection. */
export function BindPlanCollision({ collision, chosen, onChange }: BindPlanCollisionProps) {
  const t = useTexts('bindings');
  const name = useId();
  const { variables, freePrefix, losers } = collision;
  const what = variables.join(', ');
  const takeOver = losers.map((loser) => loser.with);
  const takesOver = takeOver.every((one) => chosen.takeOver?.includes(one));
  const keepsClear = chosen.envPrefix === undefined || chosen.envPrefix === freePrefix;
  const isHidden = losers.every((loser) => loser.hidesBinding);
  return (
    <RadioCards<'keep' | 'take'>
      legend={t('isSetAlready', { variables: what })}
      showLegend
      name={name}
      value={takesOver ? 'take' : keepsClear ? 'keep' : undefined}
      onChange={(choice) => onChange(choice === 'keep' ? {} : { envPrefix: collision.prefix, takeOver })}
      options={[
        {
          value: 'keep',
          label: t('keepApart', { prefix: freePrefix }),
          hint: t('staysWhatItIs', { names: losers.map((loser) => nameOfLoser(t, loser)).join(', ') }),
        },
        {
          value: 'take',
          label: isHidden ? t('bindAllTheSame', { variables: what }) : t('takeOver', { variables: what }),
          hint: losers.map((loser) => (
            <span key={loser.with} className="block">
              {t('effectOnLoser', { name: nameOfLoser(t, loser), effect: loser.effect })}
            </span>
          )),
        },
      ]}
    />
  );
}

function nameOfLoser(t: Texts<'bindings'>, { source, boundTo }: Told<CollisionLoser>): string {
  return boundTo === undefined ? source : t('sourceOfBinding', { source, service: boundTo });
}
