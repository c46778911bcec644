import { directoryOf, type WorkloadBinding } from '../../../binding/workload-binding.ts';
import { message, type Sentence } from '../../../texts/message.ts';

/** The Secret behind a binding: names of its entries, no value. */
export interface SecretShape {
  keys: readonly string[];
  /** Those whose value ends with a line break. */
  endsWithLineBreak: readonly string[];
}

/** A binding whose files a workload reads. */
export interface ReadFiles {
  binding: WorkloadBinding;
  secret: SecretShape | undefined;
}

/** A binding whose entries are variables of a workload. */
export interface ReadVariables {
  prefix: string;
  secret: SecretShape | undefined;
}

/** What one workload is given, as far as readers stumble over it. */
export interface ReadBindings {
  /** Those of servicebinding.io that project into it. */
  files: readonly ReadFiles[];
  /** Those that become variables. */
  variables: readonly ReadVariables[];
  /** Names that its containers set themselves. */
  env: readonly string[];
}

/** What readers of files take for the type of a binding; undefined where nothing says it. */
export function typeOfFiles({ binding, secret }: ReadFiles): Sentence | undefined {
  return (
    binding.spec.type ??
    (secret === undefined || secret.keys.includes('type') ? message('health.typeOfSecret') : undefined)
  );
}

/** The directories in the order in which they are read, each with its type. */
export function directoriesOf(
  files: readonly ReadFiles[],
): { directory: string; type: Sentence | undefined }[] {
  return files
    .map((one) => ({ directory: directoryOf(one.binding), type: typeOfFiles(one) }))
    .toSorted((left, right) => (left.directory < right.directory ? -1 : 1));
}
