import { elementOf } from '#lib/specifications/model/odata-names.ts';

/** Where the card of a type is. */
export function typeAnchor(type: string): string {
  return `type-${elementOf(type)}`;
}

export interface ODataTypeLinkProps {
  /** With its namespace, or the collection of one. */
  type: string;
  onType(type: string): void;
}

/** A type that is described on the same page; those of the language itself lead nowhere. */
export function ODataTypeLink({ type, onType }: ODataTypeLinkProps) {
  if (elementOf(type).startsWith('Edm.')) {
    return <code className="font-mono text-sm break-all">{type}</code>;
  }
  return (
    <a
      href={`#${typeAnchor(type)}`}
      onClick={() => onType(type)}
      className="font-mono text-sm break-all text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {type}
    </a>
  );
}
