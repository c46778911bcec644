import type { TableMetadata } from './table-types.ts';

export interface PrintedBinding {
  metadata: TableMetadata;
  roleRef?: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string }[];
}

/** The role that is granted, `ClusterRole/admin`. */
export function roleText({ roleRef }: PrintedBinding): string {
  return `${roleRef?.kind ?? ''}/${roleRef?.name ?? ''}`;
}

/** The names of the subjects of one kind; service accounts with their namespace. */
export function subjectNames(kind: string): (binding: PrintedBinding) => string {
  return ({ subjects = [] }) =>
    subjects
      .filter((subject) => subject.kind === kind)
      .map(({ name, namespace = '' }) => (kind === 'ServiceAccount' ? `${namespace}/${name}` : name))
      .join(', ');
}
