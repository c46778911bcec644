const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

function matches(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(value);
}

function regexText(message: string, pattern: string, ...examples: string[]): string {
  const shown = examples.map((example) => `'${example}'`).join(',  or ');
  return `${message} (e.g. ${shown}, regex used for validation is '${pattern}')`;
}

function tooLongText(maxLength: number): string {
  return `must be no more than ${maxLength} characters`;
}

/** Each validator gives the broken rules in kube-apiserver's words; an empty list means valid. */
export type NameValidator = (value: string) => string[];

export function validateDnsLabel(value: string): string[] {
  const problems: string[] = [];
  if (value.length > 63) problems.push(tooLongText(63));
  if (!matches(label, value)) {
    problems.push(
      regexText(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
        label,
        'my-name',
        '123-abc',
      ),
    );
  }
  return problems;
}

export function validateDnsSubdomain(value: string): string[] {
  const problems: string[] = [];
  if (value.length > 253) problems.push(tooLongText(253));
  if (!matches(subdomain, value)) {
    problems.push(
      regexText(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
        subdomain,
        'example.com',
      ),
    );
  }
  return problems;
}

export function validateDns1035Label(value: string): string[] {
  const problems: string[] = [];
  if (value.length > 63) problems.push(tooLongText(63));
  if (!matches(label1035, value)) {
    problems.push(
      regexText(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
        label1035,
        'my-name',
        'abc-123',
      ),
    );
  }
  return problems;
}

/** RBAC names: anything that can be one segment of a path. */
export function validatePathSegment(value: string): string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`];
  const problems: string[] = [];
  for (const part of ['/', '%']) if (value.includes(part)) problems.push(`may not contain '${part}'`);
  return problems;
}

export function validateQualifiedName(value: string): string[] {
  const parts = value.split('/');
  const rule = regexText(
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    qualified,
    'MyName',
    'my.name',
    '123-abc',
  );
  if (parts.length > 2) {
    return [
      `a qualified name ${rule.slice('name part '.length)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? '';
  const problems: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (!prefix) problems.push('prefix part must be non-empty');
    else problems.push(...validateDnsSubdomain(prefix).map((problem) => `prefix part ${problem}`));
  }
  if (!name) problems.push('name part must be non-empty');
  else if (name.length > 63) problems.push(`name part ${tooLongText(63)}`);
  if (!matches(qualified, name)) problems.push(rule);
  return problems;
}

export function validateLabelValue(value: string): string[] {
  const problems: string[] = [];
  if (value.length > 63) problems.push(tooLongText(63));
  if (!matches(`(${qualified})?`, value)) {
    problems.push(
      regexText(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        `(${qualified})?`,
        'MyValue',
        'my_value',
        '12345',
      ),
    );
  }
  return problems;
}

export function validateConfigKey(value: string): string[] {
  const pattern = '[-._a-zA-Z0-9]+';
  const problems: string[] = [];
  if (value.length > 253) problems.push(tooLongText(253));
  if (!matches(pattern, value)) {
    problems.push(
      regexText(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
        pattern,
        'key.name',
        'KEY_NAME',
        'key-name',
      ),
    );
  }
  if (value === '.' || value === '..') problems.push(`must not be '${value}'`);
  else if (value.startsWith('..')) problems.push("must not start with '..'");
  return problems;
}

export function validateEnvName(value: string): string[] {
  const pattern = '[-._a-zA-Z][-._a-zA-Z0-9]*';
  if (matches(pattern, value)) return [];
  return [
    regexText(
      "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
      pattern,
      'my.env-name',
      'MY_ENV.NAME',
      'MyEnvName1',
    ),
  ];
}
