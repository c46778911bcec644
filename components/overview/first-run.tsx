import { Cable } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';

const stages = [
  { title: 'Name it', text: 'An Application stands for a system outside the cluster.' },
  {
    title: 'Connect it',
    text: 'A one-time token gets it a client certificate. A sample one pairs by itself.',
  },
  { title: 'Register and allow', text: 'Its APIs and events become services that namespaces may use.' },
  { title: 'Bind and prove', text: 'A workload gets GATEWAY_URL, and a real call shows that it works.' },
];

/** What a newcomer sees: the way from nothing to a working call, and where it starts. */
export function FirstRun() {
  return (
    <div className="mx-auto max-w-3xl py-8 sm:py-16">
      <h1 className="text-xl font-semibold text-balance">Connect your first application</h1>
      <p className="mt-2 max-w-prose text-muted">
        Take an application that lives outside the cluster all the way to a workload inside it. It is one page
        and takes a minute or two.
      </p>
      <ol className="mt-8 grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2">
        {stages.map(({ title, text }, index) => (
          <li key={title} className="bg-surface p-4">
            <p className="text-sm text-muted tabular-nums">{index + 1}</p>
            <p className="font-medium">{title}</p>
            <p className="text-sm text-muted">{text}</p>
          </li>
        ))}
      </ol>
      <div className="mt-8">
        <Link href="/connect" prefetch={false} className={buttonClass('primary', 'lg')}>
          <Cable aria-hidden />
          Connect an application
        </Link>
      </div>
    </div>
  );
}
