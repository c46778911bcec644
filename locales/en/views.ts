export const views = {
  nodeAndName: '{noun} {name}',
  subjectInNamespace: '{subject} in {namespace}',
  countOfNodes:
    '{kind, select, application {{count, plural, one {# Application} other {# Applications}}} service {{count, plural, one {# service} other {# services}}} class {{count, plural, one {# catalog entry} other {# catalog entries}}} instance {{count, plural, one {# instance} other {# instances}}} binding {{count, plural, one {# binding} other {# bindings}}} usage {{count, plural, one {# usage} other {# usages}}} workload {{count, plural, one {# workload} other {# workloads}}} other {{count, plural, one {# pod} other {# pods}}}}',
} as const;
