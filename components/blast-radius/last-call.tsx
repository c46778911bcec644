import { RelativeTime } from '#components/ui/relative-time.tsx';

export interface LastCallProps {
  /** ISO time; undefined where none was seen. */
  at: string | undefined;
  /** Since when the gateway has counted; undefined where it does not say. */
  since: string | undefined;
  /** Names of services. */
  through: readonly string[];
}

/** When a service was last called, as one part of a sentence. */
export function LastCall({ at, since, through }: LastCallProps) {
  if (since === undefined) {
    return <>The gateway does not say when it was last called.</>;
  }
  if (at === undefined) {
    return (
      <>
        No call seen since the gateway started <RelativeTime value={since} />.
      </>
    );
  }
  return (
    <>
      Last call <RelativeTime value={at} />
      {through.length === 0 ? null : <> to {through.join(', ')}</>}, by any workload that uses it.
    </>
  );
}
