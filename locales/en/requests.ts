export const requests = {
  field: '{field}: {problem}',
  nameTooLong: 'A name has 253 characters at most.',
  nameRule:
    'A name consists of lower-case letters, digits, dashes and dots, with a letter or digit at both ends.',
  namespaceTooLong: 'The name of a namespace has 63 characters at most.',
  namespaceRule:
    'The name of a namespace consists of lower-case letters, digits and dashes, with a letter or digit at both ends.',
  kindRule: 'A kind is named by its plural in lower-case letters, such as applications.',
  idTooLong: 'An id has 253 characters at most.',
  idRule:
    'An id begins with a letter or digit; digits, letters, dashes, dots, colons and underscores follow.',
  objectKeyRule: 'An object goes by its name, with its namespace and a slash before it.',
  atMost: 'Use {most} characters or fewer.',
  pathRule: 'Start with / and use no spaces.',
  labelKeyTooLong: 'The key of a label has 317 characters at most.',
  labelKeyRule:
    'The key of a label consists of letters, digits, dashes, underscores and dots, with a letter or digit at both ends; a domain and a slash may stand before it.',
  labelValueRule:
    'The value of a label has 63 letters, digits, dashes, underscores and dots at most, with a letter or digit at both ends.',
  parametersNoObject: 'Parameters are an object.',
  parametersTooLong: 'Parameters take 64 KiB at most.',
  chooseNamespace: 'Choose a namespace.',
  chooseService: 'Choose a service.',
  chooseWorkload: 'Choose a workload.',
  giveName: 'Give a name.',
  sampleNameRule: 'Use a-z, 0-9 and -, a letter or digit at both ends.',
  textTooLong: 'The text is longer than Kubernetes takes.',
} as const;
