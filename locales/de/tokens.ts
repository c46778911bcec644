import type { tokens as english } from '#locales/en/tokens.ts';
import type { Translated } from '#locales/translated.ts';

export const tokens: Translated<typeof english> = {
  title: 'Einmal-Token',
  noun: 'Token',
  issue: 'Token ausstellen',
  issueAnother: 'Weiteres Token ausstellen',
  notIssued: 'Es wurde kein Token ausgestellt',
  lastRefused: 'Die letzte Anfrage nach einem Token wurde abgelehnt',
  refusedBecause: '{reason} Stellen Sie erneut ein Token aus.',
  refusedWithoutReason:
    'Der Connection Token Handler hat keinen Grund genannt. Stellen Sie erneut ein Token aus.',
  none: 'Kein Token steht aus',
  noneHint:
    'Stellen Sie eines aus, und geben Sie seine URL an die Person, die die Anwendung betreibt. Es gilt einmal, fünf Minuten lang.',
  tokenLeft: 'Token <code>{id}</code>, noch <left></left>',
  lapsed: 'verfallen',
  issuedNotUsed: 'Ausgestellt <ago></ago>, noch nicht verwendet',
  issuedOpened: 'Ausgestellt <ago></ago>, geöffnet, sein Zertifikat ist noch nicht signiert',
  withdrawOne: 'Zurückziehen<hidden>: Token {id}</hidden>',
  copyUrl: 'Token-URL kopieren',
  newUrlLeft: 'URL des neuen Tokens, noch <left></left>',
  worksOnce:
    'Sie funktioniert einmal, öffnen Sie sie also nicht in einem Browser. Sie wird nur hier und jetzt angezeigt.',
  newTokens: '{count, plural, one {# neue Token-URL} other {# neue Token-URLs}}',
  newTokensHint:
    'Geben Sie jede an die Person, die die Anwendung betreibt. Eine URL funktioniert einmal, öffnen Sie sie also nicht in einem Browser. Sie werden nur hier und jetzt angezeigt.',
  firstLapses: 'Die erste davon verfällt in <left></left>.',
  lapsedRotate: 'Sie verfallen bereits: Tauschen Sie die Token erneut aus, wo sie nicht benutzt wurden.',
  nameAndUrl: 'Application und URL',
  copyAllUrls: 'Alle URLs kopieren',
  downloadUrls: 'Als CSV herunterladen',
  close: 'Schließen',
  closeForGood: 'Endgültig schließen',
  stillNeeded: 'Haben Sie die URLs?',
  stillNeededHint:
    'Sie werden niemandem noch einmal angezeigt. Wem eine fehlt, der braucht ein weiteres Token.',
  withdrawn: 'Das Token {id} ist zurückgezogen',
  withdrawAsked: 'Token {id} zurückziehen?',
  withdraw: 'Token zurückziehen',
  withdrawMeans:
    'Seine URL funktioniert sofort nicht mehr: Wer sie hat, kann sich nicht mehr als {application} koppeln.',
  withdrawOpenedMeans:
    'Seine URL funktioniert sofort nicht mehr: Wer sie hat, kann sich nicht mehr als {application} koppeln. Eine Kopplung, die damit begonnen hat, wird abgebrochen.',
  withdrawKeeps: 'Bereits ausgestellte Zertifikate bleiben gültig. Sie können ein weiteres Token ausstellen.',
  fateOpened: 'Das Token wurde geöffnet. Sein Zertifikat muss noch signiert werden.',
  fateUsed: 'Das Token wurde verwendet: Daraus ist das Zertifikat {fingerprint} geworden.',
  fateGone: 'Das Token wurde zurückgezogen, oder sein Zertifikat wird gerade signiert.',
  fateLapsed: 'Das Token ist verfallen.',
};
