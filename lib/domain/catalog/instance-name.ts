import { type Message, message } from '../texts/message.ts';

export const longestInstanceName = 63;

export const instanceNamePattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** What is wrong with the name of a new instance, undefined when nothing is. */
export function problemOfInstanceName(name: string): Message | undefined {
  if (name === '') {
    return message('catalog.nameMissing');
  }
  if (name.length > longestInstanceName) {
    return message('catalog.nameTooLong');
  }
  return instanceNamePattern.test(name) ? undefined : message('catalog.nameRule');
}
