import { NameFilter, type NameFilterProps } from './name-filter.tsx';

/** Shows what is in one namespace, or in all. */
export function NamespaceFilter(props: Pick<NameFilterProps, 'names' | 'value' | 'onChange'>) {
  return <NameFilter label="Namespace" all="All namespaces" {...props} />;
}
