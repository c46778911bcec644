import type { createTailwindMerge } from 'tailwind-merge';

type MergeConfig = ReturnType<Parameters<typeof createTailwindMerge>[0]>;
type Groups = MergeConfig['classGroups'];

const any = () => true;

/** `p-1`, `px-2` and the like: each name is a group. */
function valued(...names: string[]): Groups {
  return Object.fromEntries(names.map((name) => [name, [{ [name]: [any] }]]));
}

/** Whole classes of one property each. */
const plain = {
  display: [
    'block',
    'inline-block',
    'inline',
    'flex',
    'inline-flex',
    'grid',
    'table',
    'table-cell',
    'contents',
    'hidden',
  ],
  position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
  visibility: ['visible', 'invisible'],
  'sr-only': ['sr-only', 'not-sr-only'],
  'flex-direction': ['flex-row', 'flex-col', 'flex-col-reverse'],
  'flex-wrap': ['flex-wrap', 'flex-nowrap'],
  'text-alignment': ['text-left', 'text-center', 'text-right'],
  'text-wrap': ['text-balance', 'text-pretty'],
  'text-overflow': ['truncate'],
  'text-decoration': ['underline', 'line-through', 'no-underline'],
  'font-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl', '[0.625rem]'] }],
  'font-weight': [{ font: ['normal', 'medium', 'semibold'] }],
  'font-family': [{ font: ['sans', 'mono'] }],
  'border-style': [{ border: ['dashed', 'solid'] }],
  'border-width': [{ border: ['', '0', '2'] }],
  'border-width-x': [{ 'border-x': ['', '0', '2'] }],
  'border-width-t': [{ 'border-t': ['', '0', '2'] }],
  'border-width-r': [{ 'border-r': ['', '0', '2'] }],
  'border-width-b': [{ 'border-b': ['', '0', '2'] }],
  'border-width-l': [{ 'border-l': ['', '0', '2'] }],
  'border-collapse': ['border-collapse'],
  'outline-style': ['outline-none'],
  'outline-width': [{ outline: ['', '2'] }],
  'outline-offset': [{ 'outline-offset': [any] }],
  'outline-color': [{ outline: [any] }],
  'decoration-style': [{ decoration: ['dotted'] }],
  'underline-offset': [{ 'underline-offset': [any] }],
  'decoration-color': [{ decoration: [any] }],
  'break-words': ['wrap-anywhere'],
  'text-color': [{ text: [any] }],
  'border-color': [{ border: [any] }],
} satisfies Groups;

/**
 * The groups of classes that the console's class names belong to, so that a later one takes the place of an earlier one of its group. A
 * tenth of Tailwind's: all of them are more script than most pages have of their own. class-groups.test.ts holds them to all classes
 * that are used.
 */
export function classGroups(): MergeConfig {
  return {
    cacheSize: 500,
    theme: {},
    classGroups: {
      ...plain,
      ...valued('m', 'mx', 'my', 'mt', 'mr', 'mb', 'ml', 'p', 'px', 'py', 'pt', 'pr', 'pb', 'pl'),
      ...valued('w', 'h', 'size', 'min-w', 'min-h', 'max-w', 'max-h', 'basis', 'shrink', 'flex'),
      ...valued('gap', 'gap-x', 'gap-y', 'inset', 'inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'),
      ...valued('items', 'justify', 'justify-items', 'grid-cols', 'leading', 'line-clamp', 'list'),
      ...valued('bg', 'rounded', 'rounded-t', 'shadow', 'opacity', 'z', 'cursor', 'animate'),
      ...valued('overflow', 'overflow-x', 'overflow-y', 'whitespace', 'break', 'transition', 'rotate'),
      ...valued('translate-y', 'scroll-mt'),
    },
    conflictingClassGroups: {
      m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
      mx: ['mr', 'ml'],
      my: ['mt', 'mb'],
      p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
      px: ['pr', 'pl'],
      py: ['pt', 'pb'],
      size: ['w', 'h'],
      flex: ['basis', 'shrink'],
      gap: ['gap-x', 'gap-y'],
      inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
      'inset-x': ['right', 'left'],
      'inset-y': ['top', 'bottom'],
      overflow: ['overflow-x', 'overflow-y'],
      rounded: ['rounded-t'],
      'font-size': ['leading'],
      'line-clamp': ['display', 'overflow'],
      'border-width': [
        'border-width-x',
        'border-width-t',
        'border-width-r',
        'border-width-b',
        'border-width-l',
      ],
      'border-width-x': ['border-width-r', 'border-width-l'],
    },
    conflictingClassGroupModifiers: {},
    orderSensitiveModifiers: ['after', 'before', 'first', 'last', 'empty', 'placeholder'],
  };
}
