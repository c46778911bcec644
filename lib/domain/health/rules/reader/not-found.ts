import { message } from '../../../texts/message.ts';
import { type NodeHealth, type Problem, warn } from '../../node-health.ts';

/** Health of what some libraries do not find. */
export function notFoundBySome(problem: Problem): NodeHealth {
  return warn(message('states.notFoundBySome'), problem);
}
