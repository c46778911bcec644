import type { views as english } from '#locales/en/views.ts';
import type { Translated } from '#locales/translated.ts';

export const views: Translated<typeof english> = {
  nodeAndName: '{noun} {name}',
  subjectInNamespace: '{subject} in {namespace}',
  countOfNodes:
    '{kind, select, application {{count, plural, one {# Application} other {# Applications}}} service {{count, plural, one {# Dienst} other {# Dienste}}} class {{count, plural, one {# Katalogeintrag} other {# Katalogeinträge}}} instance {{count, plural, one {# Instanz} other {# Instanzen}}} binding {{count, plural, one {# Binding} other {# Bindings}}} usage {{count, plural, one {# Verwendung} other {# Verwendungen}}} workload {{count, plural, one {# Workload} other {# Workloads}}} other {{count, plural, one {# Pod} other {# Pods}}}}',
};
