import { z } from 'zod';
import { issueText } from '../texts/issue-text.ts';
import { message } from '../texts/message.ts';

/** What stands in a path of the Kubernetes API, and cannot lead to another one: a DNS subdomain (RFC 1123). */
export const objectName = z
  .string()
  .max(253, issueText(message('requests.nameTooLong')))
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    issueText(message('requests.nameRule')),
  );

/** The name of a namespace: a DNS label. */
export const namespaceName = z
  .string()
  .max(63, issueText(message('requests.namespaceTooLong')))
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, issueText(message('requests.namespaceRule')));

/** A kind by its plural. */
export const kindPlural = z.string().regex(/^[a-z]{1,63}$/, issueText(message('requests.kindRule')));

/** The id of a registered service or of a token; what wrote it may have used more than a DNS name holds. */
export const objectId = z
  .string()
  .max(253, issueText(message('requests.idTooLong')))
  .regex(/^[A-Za-z0-9][\w.:-]*$/, issueText(message('requests.idRule')));
