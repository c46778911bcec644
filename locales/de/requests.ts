import type { requests as english } from '#locales/en/requests.ts';
import type { Translated } from '#locales/translated.ts';

export const requests: Translated<typeof english> = {
  field: '{field}: {problem}',
  nameTooLong: 'Ein Name hat höchstens 253 Zeichen.',
  nameRule:
    'Ein Name besteht aus Kleinbuchstaben, Ziffern, Bindestrichen und Punkten, mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  namespaceTooLong: 'Der Name eines Namespaces hat höchstens 63 Zeichen.',
  namespaceRule:
    'Der Name eines Namespaces besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  kindRule: 'Eine Art wird mit ihrem Plural in Kleinbuchstaben genannt, etwa applications.',
  idTooLong: 'Eine Id hat höchstens 253 Zeichen.',
  idRule:
    'Eine Id beginnt mit einem Buchstaben oder einer Ziffer; danach folgen Ziffern, Buchstaben, Bindestriche, Punkte, Doppelpunkte und Unterstriche.',
  objectKeyRule: 'Ein Objekt wird mit seinem Namen genannt, davor sein Namespace und ein Schrägstrich.',
  atMost: 'Verwenden Sie höchstens {most} Zeichen.',
  pathRule: 'Beginnen Sie mit /, und verwenden Sie keine Leerzeichen.',
  labelKeyTooLong: 'Der Schlüssel eines Labels hat höchstens 317 Zeichen.',
  labelKeyRule:
    'Der Schlüssel eines Labels besteht aus Buchstaben, Ziffern, Bindestrichen, Unterstrichen und Punkten, mit einem Buchstaben oder einer Ziffer an beiden Enden; davor können eine Domain und ein Schrägstrich stehen.',
  labelValueRule:
    'Der Wert eines Labels hat höchstens 63 Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte, mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  parametersNoObject: 'Parameter sind ein Objekt.',
  parametersTooLong: 'Parameter haben höchstens 64 KiB.',
  chooseNamespace: 'Wählen Sie einen Namespace.',
  chooseService: 'Wählen Sie einen Dienst.',
  chooseWorkload: 'Wählen Sie einen Workload.',
  giveName: 'Geben Sie einen Namen an.',
  sampleNameRule: 'Verwenden Sie a-z, 0-9 und -, mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  textTooLong: 'Der Text ist länger, als Kubernetes annimmt.',
};
