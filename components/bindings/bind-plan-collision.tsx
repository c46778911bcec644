'use client';

import { useId } from 'react';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { CollisionLoser, PlanCollision } from '#lib/domain/binding/binding-plan-shape.ts';

/** How the variables are called, and whose may be taken over; nothing of it leaves both to the plan. */
export interface VariableChoice {
  envPrefix?: string;
  takeOver?: string[];
}

export interface BindPlanCollisionProps {
  collision: PlanCollision;
  /** What is chosen right now; the plan may be still to come. */
  chosen: VariableChoice;
  onChange(choice: VariableChoice): void;
}

/** Who sets the same variables already, and what is to become of that. Taking one over is never the preselection. */
export function BindPlanCollision({ collision, chosen, onChange }: BindPlanCollisionProps) {
  const name = useId();
  const { variables, freePrefix, losers } = collision;
  const what = variables.join(', ');
  const takeOver = losers.map((loser) => loser.with);
  const takesOver = takeOver.every((one) => chosen.takeOver?.includes(one));
  const keepsClear = chosen.envPrefix === undefined || chosen.envPrefix === freePrefix;
  const isHidden = losers.every((loser) => loser.hidesBinding);
  return (
    <RadioCards<'keep' | 'take'>
      legend={`${what} is set already`}
      showLegend
      name={name}
      value={takesOver ? 'take' : keepsClear ? 'keep' : undefined}
      onChange={(choice) => onChange(choice === 'keep' ? {} : { envPrefix: collision.prefix, takeOver })}
      options={[
        {
          value: 'keep',
          label: `Keep both apart with the prefix ${freePrefix}`,
          hint: `${losers.map(nameOfLoser).join(', ')} stays what it is.`,
        },
        {
          value: 'take',
          label: isHidden ? `Bind ${what} all the same` : `Take ${what} over`,
          hint: losers.map((loser) => (
            <span key={loser.with} className="block">
              {nameOfLoser(loser)}: {loser.effect}
            </span>
          )),
        },
      ]}
    />
  );
}

function nameOfLoser({ with: source, boundTo }: CollisionLoser): string {
  return boundTo === undefined ? source : `${source} of the binding to ${boundTo}`;
}
