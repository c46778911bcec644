import { badRequest } from '../meta/api-error.ts';
import { fieldsOf } from '../meta/api-object.ts';

export interface ContinueToken {
  /** -1: whatever is newest, the list is no longer one consistent state. */
  revision: number;
  after: string;
}

/** The real server's form, so that a token made by hand for one works on the other. */
export function encodeContinue(token: ContinueToken): string {
  const value = { v: 'meta.k8s.io/v1', rv: token.revision, start: `${token.after}\u0000` };
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function decodeContinue(text: string): ContinueToken {
  try {
    const value = fieldsOf(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (value.v === 'meta.k8s.io/v1' && typeof value.rv === 'number' && typeof value.start === 'string') {
      return { revision: value.rv, after: value.start.replace(/\0$/, '') };
    }
  } catch {
    // Said below, like any other text that is no token.
  }
  throw badRequest('continue key is not valid: the token was not made by this server');
}
