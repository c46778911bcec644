import type { Person } from './person.ts';

/** How an issuer's claims become the name and the groups that the API server knows. */
export interface ClaimRules {
  nameClaim: string;
  /** Before each name, so that no issuer speaks for the people of another one. */
  namePrefix: string;
  groupsClaim: string;
  groupsPrefix: string;
  /** Groups of Kubernetes itself that claims may give; without them those that begin with `system:` are left out. */
  allowedSystemGroups: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/** Longer names are of no person. */
const longest = 512;
/** More groups than that do not fit into the headers of a request. */
const mostGroups = 500;

/**
 * The person that an issuer's claims speak of.
 * @returns undefined where they name nobody, name what only Kubernetes itself may be, or are not what they have to be: nothing is guessed.
 */
export function personOfClaims(claims: Claims, rules: ClaimRules): Person | undefined {
  const { nameClaim, namePrefix, groupsClaim, groupsPrefix, allowedSystemGroups } = rules;
  const said = claims[nameClaim];
  const groups = groupsOf(claims[groupsClaim]);
  if (!isPlain(said) || groups === undefined || (nameClaim === 'email' && claims.email_verified === false)) {
    return undefined;
  }
  const name = `${namePrefix}${said}`;
  if (isSystem(name)) {
    return undefined;
  }
  const named = groups.filter(isPlain).map((group) => `${groupsPrefix}${group}`);
  const allowed = named.filter((group) => !isSystem(group) || allowedSystemGroups.includes(group));
  return { name, groups: [...new Set(allowed)] };
}

/** One group may stand alone; undefined for what are no groups. */
function groupsOf(claim: unknown): string[] | undefined {
  if (claim === undefined || claim === null || claim === '') {
    return [];
  }
  const groups: unknown[] = Array.isArray(claim) ? claim : [claim];
  const texts = groups.filter((group) => typeof group === 'string');
  return texts.length === groups.length && texts.length <= mostGroups ? texts : undefined;
}

/** A header takes spaces at its ends away, and would be another name then. */
function isPlain(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= longest &&
    value === value.trim() &&
    !/\p{C}/u.test(value)
  );
}

/** Whether Kubernetes, or something that reads a list in a header, could take it for a name of its own. */
function isSystem(name: string): boolean {
  return name.split(',').some((part) => part.trim().toLowerCase().startsWith('system:'));
}
