import type { settings as english } from '#locales/en/settings.ts';
import type { Translated } from '#locales/translated.ts';

export const settings: Translated<typeof english> = {
  title: 'Einstellungen',
  description: 'Wie dieser Browser die Konsole zeigt. Andere sehen sie so, wie sie es gewählt haben.',
  appearance: 'Darstellung',
  colours: 'Farben',
  contrast: 'Kontrast',
  contrastHigh: 'Hoch',
  contrastNormal: 'Normal',
  asTheSystem: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  density: 'Dichte',
  densityHint: 'Wie eng die Zeilen von Listen stehen.',
  densityNormal: 'Normal',
  densityCompact: 'Kompakt',
  language: 'Sprache',
  languageHint: 'Die Seite wird darin neu geladen. Was noch nicht gesendet ist, geht verloren.',
  asTheBrowser: 'Wie der Browser',
  startPage: 'Startseite',
  startPageHint: 'Wird von der bloßen Adresse der Konsole geöffnet.',
  cluster: 'Cluster',
  clusterDescription: 'Wie die kubeconfig ihn nennt.',
  context: 'Kontext',
  apiServer: 'API-Server',
  user: 'Benutzer',
};
