import { privateKinds } from './private-details.ts'

/** What a hint is about. A hint is advice about words: it never blocks and is never kept. */
export const hintKinds = ['judgement', 'diagnosis', 'suspicion', 'name', ...privateKinds] as const
export type HintKind = (typeof hintKinds)[number]

/** What helps instead: each code has a better wording in `resources/locales/nl/wording.json`. */
export const hintCodes = [
  'lazy',
  'motivation',
  'naughty',
  'stubborn',
  'nagging',
  'attention',
  'spoiled',
  'aggressive',
  'mean',
  'bossy',
  'ability',
  'behind',
  'busy',
  'difficult',
  'listening',
  'intent',
  'strange',
  'weak',
  'clumsy',
  'rude',
  'selfish',
  'dishonest',
  'family',
  'praise',
  'always',
  'never',
  'diagnosis',
  'delay',
  'suspicion',
  'name',
  ...privateKinds,
] as const
export type HintCode = (typeof hintCodes)[number]
