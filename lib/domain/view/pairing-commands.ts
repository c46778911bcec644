import { message, type Sentence } from '../texts/message.ts';

export interface PairingCommandsInput {
  application: string;
  /** With its token, as issued. */
  tokenUrl: string;
  /** `O=..,OU=..,L=..,ST=..,C=..,CN=..` as the connector states it. */
  subject: string;
  /** CA of the edge as PEM, for machines that don't trust it by themselves. */
  edgeCaPem?: string | undefined;
}

export interface PairingCommand {
  /** What it is for. */
  title: Sentence;
  /** One or more lines for a POSIX shell. */
  code: string;
}

/** The order of the classic walkthrough; connectors compare values, not order. */
const order = ['OU', 'O', 'L', 'ST', 'C', 'CN'];

/** The subject as `openssl req -subj` takes it: `/OU=..../CN=app`. */
export function opensslSubject(subject: string): string {
  const pairs = subject
    .split(/(?<!\\),/)
    .map((part): [string, string] => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).replace(/\\(.)/g, '$1')];
    })
    .sort(([a], [b]) => rankOf(a) - rankOf(b));
  return pairs.map(([key, value]) => `/${key}=${value.replace(/[\\/+]/g, '\\$&')}`).join('');
}

/** The file that the commands write the CA of the edge into, in the current directory. */
const edgeCaName = 'edge-ca.crt';

/** The CA is part of the commands: where they run nobody has the files of the console's machine. */
function savingOf(edgeCaPem: string | undefined): PairingCommand[] {
  return edgeCaPem === undefined
    ? []
    : [
        {
          title: message('certificates.commandSaveAuthority'),
          code: `cat > ${edgeCaName} <<'END'\n${edgeCaPem.trim()}\nEND`,
        },
      ];
}

/**
 * What to type on the machine of the outside application to pair by hand (connectivity contract 2.5 to 2.8). Base64 is
 * never wrapped: a line break within the JSON makes connectors refuse the request.
 */
export function pairingCommands(input: PairingCommandsInput): PairingCommand[] {
  const { application, tokenUrl, subject, edgeCaPem } = input;
  const key = `${application}.key`;
  const csr = `${application}.csr`;
  const crt = `${application}.crt`;
  const trust = edgeCaPem === undefined ? '' : ` --cacert ${edgeCaName}`;
  return [
    ...savingOf(edgeCaPem),
    {
      title: message('certificates.commandMakeKey'),
      code: [
        `openssl genrsa -out ${key} 2048`,
        `openssl req -new -sha256 -key ${key} -out ${csr} \\`,
        `  -subj ${quote(opensslSubject(subject))}`,
      ].join('\n'),
    },
    {
      title: message('certificates.commandExchange'),
      code: [
        `json() { sed -n "s/.*\\"$1\\": *\\"\\([^\\"]*\\)\\".*/\\1/p"; }`,
        `curl -fsS${trust} ${quote(tokenUrl)} > info.json`,
      ].join('\n'),
    },
    {
      title: message('certificates.commandSign'),
      code: [
        `curl -fsS${trust} "$(json csrUrl < info.json)" -H 'Content-Type: application/json' \\`,
        `  -d "{\\"csr\\":\\"$(base64 < ${csr} | tr -d '\\n')\\"}" \\`,
        `  | json crt | base64 -d > ${crt}`,
      ].join('\n'),
    },
    {
      title: message('certificates.commandCheck'),
      code: `curl -fsS${trust} --cert ${crt} --key ${key} "$(json infoUrl < info.json)"`,
    },
  ];
}

export interface RenewalCommandsInput {
  application: string;
  subject: string;
  /** Where the edge takes renewals. */
  renewalUrl: string;
  edgeCaPem?: string | undefined;
}

/**
 * What to type on the machine that holds the certificate, to have it renewed with a new key (connectivity contract 2.9).
 * The old files are replaced last, once the new certificate has opened the edge.
 */
export function renewalCommands(input: RenewalCommandsInput): PairingCommand[] {
  const { application, subject, renewalUrl, edgeCaPem } = input;
  const key = `${application}.key`;
  const crt = `${application}.crt`;
  const fresh = `${application}-new`;
  const trust = edgeCaPem === undefined ? '' : ` --cacert ${edgeCaName}`;
  const infoUrl = renewalUrl.replace(/\/certificates\/renewals$/, '/management/info');
  return [
    ...savingOf(edgeCaPem),
    {
      title: message('certificates.commandMakeNewKey'),
      code: [
        `(umask 077; openssl genrsa -out ${fresh}.key 2048)`,
        `openssl req -new -sha256 -key ${fresh}.key -out ${fresh}.csr \\`,
        `  -subj ${quote(opensslSubject(subject))}`,
      ].join('\n'),
    },
    {
      title: message('certificates.commandRenew'),
      code: [
        `curl -fsS${trust} --cert ${crt} --key ${key} ${quote(renewalUrl)} \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d "{\\"csr\\":\\"$(base64 < ${fresh}.csr | tr -d '\\n')\\"}" \\`,
        `  | sed -n 's/.*"crt": *"\\([^"]*\\)".*/\\1/p' | base64 -d > ${fresh}.crt`,
      ].join('\n'),
    },
    {
      title: message('certificates.commandReplace'),
      code: [
        `curl -fsS${trust} --cert ${fresh}.crt --key ${fresh}.key ${quote(infoUrl)} \\`,
        `  && mv ${fresh}.key ${key} && mv ${fresh}.crt ${crt}`,
      ].join('\n'),
    },
  ];
}

function rankOf(key: string): number {
  const rank = order.indexOf(key);
  return rank < 0 ? order.length : rank;
}

/** One word of a POSIX shell, whatever it contains. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
