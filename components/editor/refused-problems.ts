import { ApiError } from '#lib/client/api.ts';
import type { EditorProblem } from './editor-problem.ts';

/** Where the server would not take a text, by its refusal. */
export function refusedProblems(error: Error | null): EditorProblem[] {
  const details = error instanceof ApiError && error.code === 'INVALID' ? error.details : undefined;
  return Array.isArray(details) ? (details as EditorProblem[]) : [];
}
