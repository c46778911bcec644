import { z } from 'zod';
import { message, type Tell } from '../../texts/message.ts';
import { formUrl } from '../form-url.ts';
import { storedSecret } from '../stored-secret.ts';
import type { CredentialField, TextField } from './credential-description.ts';
import type { CredentialKind } from './credential-kind.ts';
import { type CredentialValues, fieldsOf, type UnknownCredentials } from './credential-values.ts';

const pemLabels = { certificate: 'CERTIFICATE', privateKey: '(?:RSA |EC )?PRIVATE KEY' };

/** What a person may enter for one of these kinds, with a sentence for each field that is not in order. */
export function enteredCredentials<Kind extends CredentialKind>(kinds: readonly Kind[], tell: Tell) {
  return valuesSchema(kinds, (field) => entered(field, tell));
}

/** What may be stored: also such as nobody could enter. */
export function storedCredentials<Kind extends CredentialKind>(kinds: readonly Kind[]) {
  return valuesSchema(kinds, stored);
}

export const unknownCredentials: z.ZodType<UnknownCredentials, UnknownCredentials> = z.object({
  type: z.literal('unknown'),
  storedType: z.string(),
});

/** The table says the fields of each kind, which the compiler cannot follow: the type of the schema is stated once, here. */
function valuesSchema<Kind extends CredentialKind>(
  kinds: readonly Kind[],
  schemaOf: (field: CredentialField) => z.ZodType<string>,
): z.ZodType<CredentialValues<Kind>, CredentialValues<Kind>> {
  const variants = kinds.map((kind) => {
    const shape = Object.fromEntries(fieldsOf(kind).map((field) => [field.name, schemaOf(field)]));
    return z.object({ type: z.literal(kind), ...shape });
  });
  const [first, ...others] = variants;
  const schema = first === undefined ? z.never() : z.discriminatedUnion('type', [first, ...others]);
  return schema as unknown as z.ZodType<CredentialValues<Kind>, CredentialValues<Kind>>;
}

function entered(field: CredentialField, tell: Tell): z.ZodType<string> {
  switch (field.input) {
    case 'choice':
      return stored(field);
    case 'url':
      return formUrl(tell).refine((text) => text !== '', tell(field.missing));
    case 'certificate':
    case 'privateKey': {
      const begin = new RegExp(`^\\s*-----BEGIN ${pemLabels[field.input]}-----`);
      return filled(field, tell).refine(
        (text) => text === '' || text === storedSecret || begin.test(text),
        tell(
          message(field.input === 'certificate' ? 'services.formNoCertificate' : 'services.formNoPrivateKey'),
        ),
      );
    }
    case 'text':
    case 'password':
      return filled(field, tell);
    default:
      return field satisfies never;
  }
}

/** What is public is a name, which nobody means to begin or end with a blank. */
function filled({ isSecret, missing, maxLength }: TextField, tell: Tell) {
  const text = isSecret ? z.string() : z.string().trim();
  return text.min(1, tell(missing)).max(maxLength);
}

function stored(field: CredentialField): z.ZodType<string> {
  return field.input === 'choice' ? z.enum(Object.keys(field.choices)) : z.string();
}
