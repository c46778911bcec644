import type { Message } from '../../texts/message.ts';

interface CommonField {
  /** As in a registration and in the console's form. */
  name: string;
  label: Message;
}

interface EnteredField extends CommonField {
  /** What a person is told who leaves it empty. */
  missing: Message;
  /** The same for who registers by the API; missing where it may be empty there. */
  required?: string;
}

/** What is typed in or pasted. */
export interface TextField extends EnteredField {
  input: 'text' | 'password' | 'certificate' | 'privateKey';
  /** Once it is stored, asterisks stand in its place. */
  isSecret: boolean;
  /** Key of the Secret that holds it. */
  secretKey: string;
  maxLength: number;
}

/** An address, which stands in the Application. */
interface UrlField extends EnteredField {
  input: 'url';
  /** Where a user and password belong that somebody has put into it. */
  insteadOfUserinfo: string;
}

/** One of a few values. */
interface ChoiceField extends CommonField {
  input: 'choice';
  hint: Message;
  /** What can be chosen, in words; the first is what counts where nothing is said, and is not sent. */
  choices: Record<string, Message>;
}

export type CredentialField = TextField | UrlField | ChoiceField;

/** All that is known of a kind of credentials without knowing what they are used for. */
export interface CredentialDescription {
  /** `credentials.type` of an API in the Application (connectivity contract 1.1). */
  storedType: string;
  /** Member of `api.credentials` in a registration (connectivity contract 3.2); undefined where there is none. */
  member: string | undefined;
  /** `CREDENTIALS_TYPE` of a package's binding (binding contract 1.8, V2). */
  bindingType: string;
  label: Message;
  hint: Message;
  /** What a service is shown to have. */
  inWords: Message;
  /** A token endpoint is asked before the API is called. */
  fetchesToken: boolean;
  fields: readonly CredentialField[];
}
