import { z } from 'zod';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';

const prefix = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const name = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';

/** The key of a label, with or without a prefix. */
const labelKey = z
  .string()
  .max(317, issueText(message('requests.labelKeyTooLong')))
  .regex(new RegExp(`^(${prefix}/)?${name}$`), issueText(message('requests.labelKeyRule')));

/** The value of a label, which may be empty. */
const labelValue = z
  .string()
  .regex(new RegExp(`^(${name})?$`), issueText(message('requests.labelValueRule')));

/** A label that an Application gets, or loses. */
export const changeLabelRequest = z.object({
  key: labelKey,
  /** Null takes the label away. */
  value: labelValue.nullable(),
});

export type ChangeLabelRequest = z.infer<typeof changeLabelRequest>;
