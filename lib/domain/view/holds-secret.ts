const secretName =
  /(?:pass(?:word|wd|phrase|code)?|secret|token|credentials?|(?:api|access|private|signing|encryption)[-_.]?key)$/i;
const secretVariable = /pass|pwd|secret|token|credential|key|auth/i;
const member = /^[\s-]*["']?([\w.$/-]+)["']?\s*:\s+(.*\S)\s*$/;
const noText = /^(?:true|false|null|~|\{\}|\[\]|["']{2}|[\d.]+|[&*|>].*)$/i;
const userinfo = /:\/\/[^\s/:@"']+:[^\s/@"']+@/;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const variableInJson = /"name"\s*:\s*"([^"]*)"\s*,\s*"value"\s*:\s*"[^"]/g;

/**
 * Whether the YAML of an object seems to hold a secret in plain words: a password in a variable of a container or in the
 * parameters of an instance, a user in an address, a private key. The names of Secrets and of their keys are none.
 * Read line by line, so that it answers for a text that is only half written.
 */
export function holdsSecret(yaml: string): boolean {
  let variable = '';
  for (const line of yaml.split('\n')) {
    const [, name = '', value = ''] = member.exec(line) ?? [];
    const isNamed = secretName.test(name) || (name === 'value' && secretVariable.test(variable));
    if (isPlain(line) || (isNamed && isText(value))) {
      return true;
    }
    // a variable of a container: its name, and its value in the line below
    variable = name === 'name' ? value : '';
  }
  return false;
}

/** Whether a line holds a secret whatever stands above it. */
function isPlain(line: string): boolean {
  const variables = [...line.matchAll(variableInJson)];
  return (
    userinfo.test(line) ||
    privateKey.test(line) ||
    variables.some(([, name = '']) => secretVariable.test(name))
  );
}

/** Whether a value is a text, written in the line or below it. */
function isText(value: string): boolean {
  return (value !== '' && !noText.test(value)) || /^[|>]/.test(value);
}
