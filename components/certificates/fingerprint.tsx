import { CopyButton } from '#components/ui/copy-button.tsx';
import { shortFingerprint } from '#lib/domain/application/certificate-rows.ts';

/** A fingerprint by its ends, to be copied whole. */
export function Fingerprint({ value }: { value: string }) {
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code className="font-mono text-sm" title={value}>
        {shortFingerprint(value)}
      </code>
      <CopyButton text={value} label={`Copy fingerprint ${shortFingerprint(value)}`} iconOnly />
    </span>
  );
}
