import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { certificatesHref, connectHref, graphHref, namespacesHref } from '#lib/client/links.ts';
import type { Health } from '#lib/domain/health/health.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

type Step = ViewAnswer<'application'>['steps'][number];

interface Fix {
  href: string;
  label: string;
}

const connectLabels: Record<Exclude<Health, 'warn'>, string> = {
  ok: 'Issue another token',
  busy: 'Show how to pair',
  bad: 'Issue token',
  off: 'Issue token',
  todo: 'Issue token',
};

function fixOf(application: string, { id, health, links }: Step): Fix | undefined {
  const broken = links.find((link) => link.health === 'bad');
  if (broken !== undefined && id !== 'namespaces') {
    return { href: graphHref(broken.id), label: 'Show in the graph' };
  }
  switch (id) {
    case 'deployed':
      return undefined;
    case 'connected':
      if (health === 'warn') {
        return { href: certificatesHref(application), label: 'Renew certificate' };
      }
      return { href: connectHref(application), label: connectLabels[health] };
    case 'services':
      return { href: connectHref(application), label: 'Register service' };
    case 'namespaces':
      return { href: namespacesHref(application), label: 'Change what is allowed' };
    case 'instances':
    case 'bindings':
    case 'workloads':
      return health === 'todo'
        ? { href: `/catalog?q=${encodeURIComponent(application)}`, label: 'Bind service' }
        : { href: `/bindings?q=${encodeURIComponent(application)}`, label: 'Show bindings' };
    default:
      return id satisfies never;
  }
}

/** The way to where a step is done or mended. */
export function StepFix({ application, step }: { application: string; step: Step }) {
  const fix = fixOf(application, step);
  if (fix === undefined) {
    return null;
  }
  const urgent = step.health === 'bad' || step.health === 'warn' || step.health === 'todo';
  return (
    <div>
      <Link href={fix.href} prefetch={false} className={buttonClass(urgent ? 'primary' : 'secondary', 'sm')}>
        {fix.label}
      </Link>
    </div>
  );
}
