import { guessApplication } from '#lib/domain/health/guess-application.ts';
import type { Guess, Problem } from '#lib/domain/health/node-health.ts';
import type { LiveModel } from '../model/live-model.ts';

interface Guessed {
  /** As long as it is the same, so is the guess. */
  applications: number;
  guess: Guess | undefined;
}

const guesses = new WeakMap<Problem, Guessed>();

/** The problem of an Application that only mappings name, with the one that may have been meant; it looks at all Applications. */
export function withGuess(model: LiveModel, problem: Problem): Problem {
  const { remedy } = problem;
  if (problem.ruleId !== 'application/missing' || remedy?.action !== 'delete-mappings') {
    return problem;
  }
  const applications = model.tables.applications.size;
  let guessed = guesses.get(problem);
  if (guessed?.applications !== applications) {
    guessed = { applications, guess: guess(model, remedy.application, remedy.namespaces) };
    guesses.set(problem, guessed);
  }
  return guessed.guess === undefined ? problem : { ...problem, guess: guessed.guess };
}

function guess(model: LiveModel, name: string, namespaces: readonly string[]): Guess | undefined {
  const mappings = namespaces.flatMap(
    (namespace) => model.get('applicationmappings', `${namespace}/${name}`) ?? [],
  );
  return mappings.length === 1
    ? guessApplication(mappings, {
        applications: model.list('applications'),
        applicationmappings: model.list('applicationmappings'),
      })
    : undefined;
}
