import { ageOf } from './human-duration.ts';
import { ageColumn, column, type KindPrinter, nameColumn, type TableMetadata, wide } from './table-types.ts';

interface PrintedBinding {
  metadata: TableMetadata;
  roleRef?: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace?: string }[];
}

export const roleBindingPrinter: KindPrinter = {
  columns: [
    nameColumn,
    column('Role', 'string', 'The role that is granted.'),
    ageColumn,
    wide(column('Users', 'string', 'Users in the binding')),
    wide(column('Groups', 'string', 'Groups in the binding')),
    wide(column('ServiceAccounts', 'string', 'ServiceAccounts in the binding')),
  ],
  cells(object, nowMs) {
    const { metadata, roleRef, subjects = [] } = object as PrintedBinding;
    const named = (kind: string) => subjects.filter((subject) => subject.kind === kind);
    return [
      metadata.name,
      `${roleRef?.kind ?? ''}/${roleRef?.name ?? ''}`,
      ageOf(metadata.creationTimestamp, nowMs),
      named('User')
        .map(({ name }) => name)
        .join(', '),
      named('Group')
        .map(({ name }) => name)
        .join(', '),
      named('ServiceAccount')
        .map(({ name, namespace = '' }) => `${namespace}/${name}`)
        .join(', '),
    ];
  },
};
