import { applicationNameProblems, applicationNameWarnings } from '../../domain/application-name.ts';
import { kinds } from '../../domain/kinds.ts';
import type { OperationContext } from '../context.ts';

export interface NameCheck {
  /** Why the name cannot be used; empty when it can. */
  problems: string[];
  warnings: string[];
  taken: boolean;
}

/** Whether a new Application may have this name. */
export async function checkApplicationName({ kube }: OperationContext, name: string): Promise<NameCheck> {
  const problems = applicationNameProblems(name);
  const existing = problems.length === 0 ? await kube.find(kinds.applications, name) : undefined;
  return { problems, warnings: applicationNameWarnings(name), taken: existing !== undefined };
}
