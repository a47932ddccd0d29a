import type { HintCode } from './wording-codes.ts'

/** Written as `wording-phrases.ts` explains. */
export interface WordingRule {
  readonly code: HintCode
  readonly phrases: readonly string[]
  /**
   * Not when this stands right before the phrase ("het was druk") or right after it ("gek op"): a word, some words, or with a star every
   * word with that end (`*en` is any infinitive, `*hoek` any corner of the room).
   */
  readonly notAfter?: readonly string[]
  readonly notBefore?: readonly string[]
  /** Only in small letters: "dom" is a judgement, "de Dom" a tower in Utrecht. Or only in capitals: "ASS". */
  readonly letters?: 'small' | 'capital'
}

const is = 'is|was|blijft|bleef|lijkt|leek|wordt|werd'
const does = 'doet|deed|reageert|reageerde|gedraagt|gedroeg'
const child =
  'kind|kindje|kinderen|peuter|peuters|jongen|jongens|jongetje|jongetjes|meisje|meisjes|meid|ventje|mannetje|type|typetje|gedrag|moeder|vader|ouders|gezin'

/** What people say of a child, by what would help instead; words of our own, from no list or instrument. */
export const judgements: readonly WordingRule[] = [
  { code: 'lazy', phrases: ['lui(e)', 'luiheid', 'luiwammes', 'luilak', 'gemakzuchtig(e)', 'laks(e)'] },
  {
    code: 'motivation',
    phrases: [
      'ongemotiveerd(e)',
      'ongeïnteresseerd(e)',
      'heeft|had|toont|toonde ~ geen [zin|interesse|motivatie]',
      'doet|deed ~ niet [zijn|haar best]',
      'doet|deed ~ [zijn|haar best] niet',
    ],
    notBefore: ['meer'],
  },
  {
    code: 'naughty',
    phrases: [
      'stout(e)',
      'stouterd',
      'ondeugend(e)',
      'ongehoorzaam|ongehoorzame',
      'etter',
      'etterbak',
      'rotjoch',
      'rotkind',
      'klierig(e)',
      'kliert|klieren|klierde',
      'misdraagt|misdroeg',
      'wangedrag',
      `${is}|${does} ~ [vervelend]`,
      `[vervelend(e) ${child}]`,
      'slecht|onacceptabel gedrag',
      'gedraagt|gedroeg ~ [slecht|onmogelijk|vreselijk]',
    ],
    notAfter: ['het', 'dit', 'dat', 'vond', 'vindt', '*en'],
    notBefore: ['schoenen', 'om', 'voor', 'als'],
  },
  {
    code: 'stubborn',
    phrases: [
      'koppig(e)',
      'koppigheid',
      'eigenwijs|eigenwijze',
      'tegendraads(e)',
      'recalcitrant(e)',
      'opstandig(e)',
      'onwillig(e)',
      'stijfkop',
      'dwarsligger',
      `${is}|${does}|ligt|lag ~ [dwars]`,
    ],
    notBefore: ['door', 'over', 'op', 'in', 'tegen'],
  },
  {
    code: 'nagging',
    phrases: [
      'drammerig(e)',
      'drammen|dramt|dramde',
      'drammer',
      'doordrammen',
      'zeurt|zeurde|zeuren',
      'gezeur',
      'zeurderig(e)',
      'zeurpiet',
      'zeurkous',
      'zanikt|zaniken|zanikte',
      'mekkert|mekkeren',
      'dreint|dreinen|dreinerig',
    ],
  },
  {
    code: 'attention',
    phrases: [
      'aandachtsvrager',
      'aandachtvrager',
      'aandachtstrekker',
      'aandachttrekker',
      'aandachttrekkerij',
      'aandachtzoeker',
      'vraagt|vroeg|trekt|trok|zoekt|zocht|wil|wilde ~ [negatieve aandacht]',
      'vraagt|vroeg|trekt|trok|eist|eiste|wil|wilde ~ [alle aandacht]',
      'vraagt|vroeg|eist|eiste ~ [veel|ontzettend aandacht]',
      'claimerig(e)',
      'claimend(e)',
      'aanstellerig(e)',
      'aansteller',
      'aanstelleritis',
      '[stelt|stelde zich ~ aan]',
      'dramaqueen',
      'drama queen',
      'theatraal|theatrale',
      'overdreven',
    ],
  },
  {
    code: 'spoiled',
    phrases: [
      'verwend(e)',
      'verwende nest',
      'moet|wil|wilde|krijgt ~ [zijn|haar zin] ~ hebben',
      'krijgt|kreeg ~ [zijn|haar zin]',
      'wil|wilde ~ [zijn|haar zin]',
    ],
  },
  {
    code: 'aggressive',
    phrases: [
      'agressief|agressieve',
      'agressie',
      'agressiviteit',
      'gewelddadig(e)',
      'driftkop',
      'driftkikker',
      'driftig(e)',
      'opvliegend(e)',
      'onbeheerst(e)',
    ],
  },
  {
    code: 'mean',
    phrases: [
      'gemeen|gemene',
      'gemenerik',
      'pest|pesten|pestte|gepest',
      'pestkop',
      'pester',
      'treitert|treiteren|treiterde',
      'hatelijk(e)',
      'kwaadaardig(e)',
      `[vals(e) ${child}]`,
    ],
    notAfter: ['iets', 'elkaar'],
    notBefore: ['hebben', 'heeft', 'hadden', 'had'],
  },
  {
    code: 'bossy',
    phrases: [
      'bazig(e)',
      'dominant(e)',
      'heerszuchtig(e)',
      'haantje de voorste',
      'bemoeizuchtig(e)',
      'bemoeial',
      'bijdehand(e)',
      'bijdehandje',
    ],
  },
  { code: 'bossy', phrases: ['[speelt|speelde ~ de baas]'], notBefore: ['van', 'in'] },
  {
    code: 'ability',
    phrases: ['dom(me)', 'dommig(e)'],
    letters: 'small',
  },
  {
    code: 'ability',
    phrases: [
      'dommerd',
      'domkop',
      'achterlijk(e)',
      'onnozel(e)',
      'sukkel',
      'sukkelig(e)',
      'zwakke leerling',
      '[niet ~ slim|snugger]',
      '[niet de slimste]',
      '[snapt|begrijpt ~ niks|niets]',
      'sloom|slome',
      'suf(fe)',
      'sufferd',
      'traag|trage',
      'treuzelt|treuzelen|treuzelde',
      'treuzelaar',
    ],
    notBefore: ['verkeer'],
  },
  {
    code: 'behind',
    phrases: [
      '[loopt|liep ~ achter $]',
      '[loopt|liep ~ achter] op leeftijdsgenoten|leeftijdsgenootjes|leeftijd|anderen|andere|de|zijn|haar',
      '[loopt|liep ~ achter] met|qua|vergeleken',
      '[loopt|liep ~ achter] in taal|spraak|ontwikkeling|rekenen|motoriek',
      '[loopt|liep ~ achter] in de|zijn|haar taal|spraak|ontwikkeling|taalontwikkeling|spraakontwikkeling|motoriek',
      '[ver|ernstig achter] op leeftijdsgenoten|leeftijdsgenootjes|de',
    ],
  },
  {
    code: 'busy',
    phrases: [
      `${is} ~ [druk]`,
      `${does} ~ [druk]`,
      `een|erg|heel|zo'n|te ~ [druk(ke) ${child}|mannetje]`,
      `[drukke ${child}]`,
      'druktemaker',
      'druktemakertje',
      'hyper(e)',
      'ongeleid projectiel',
    ],
    notAfter: [
      'het',
      'er',
      'hier',
      '*groep',
      '*hoek',
      '*kamer',
      '*plein',
      '*zaal',
      'hal',
      'gang',
      '*ochtend',
      '*middag',
      '*dag',
      'inloop',
      'week',
    ],
    notBefore: ['bezig', 'in de weer', 'in gesprek', 'aan het', 'met', 'op', 'doende', 'te'],
  },
  {
    code: 'difficult',
    phrases: [
      `[lastig(e) ${child}]`,
      `[moeilijk(e) ${child}]`,
      'probleemkind',
      'probleemgeval',
      'probleemgedrag',
      'onhandelbaar|onhandelbare',
      'onmogelijk ~ kind|gedrag',
      'lastpak',
    ],
  },
  { code: 'difficult', phrases: [`hij|ze|zij ${is}|${does} ~ [lastig]`], notBefore: ['om', 'voor', 'te'] },
  {
    code: 'listening',
    phrases: [
      '[luistert|luisterde ~ niet|slecht|nooit]',
      '[wil|wilde|wou ~ niet ~ luisteren]',
      '[kan|kon ~ niet ~ luisteren]',
      '[trekt|trok zich ~ nergens ~ iets van aan]',
      '[trekt|trok zich ~ nergens ~ wat van aan]',
      '[doet|deed ~ niet wat] je|ik|we|er|hem|haar',
    ],
  },
  {
    code: 'intent',
    phrases: [
      'expres',
      'met opzet',
      'opzettelijk(e)',
      '[doet|deed het erom]',
      'om te pesten|klieren|treiteren|plagen|zieken',
      '[zoekt|zocht|test|tast ~ de|zijn|haar|onze grens|grenzen]',
      '[grenzen|grens opzoeken|opzoekt]',
    ],
  },
  {
    code: 'strange',
    phrases: [
      `${is}|${does} ~ [raar|vreemd]`,
      `[raar|rare|vreemd(e)|gek(ke) ${child}]`,
      'abnormaal|abnormale',
      'niet ~ normaal',
      'gestoord(e) kind|gedrag',
      `hij|ze|zij ${is} ~ [gek|gestoord]`,
      'spoort ~ niet',
    ],
    notAfter: ['het', 'dit', 'dat'],
    notBefore: ['op', 'van', 'door', 'om', 'bewegen'],
  },
  {
    code: 'weak',
    phrases: [
      `${is} ~ [verlegen]`,
      `[verlegen ${child}]`,
      'timide',
      'bangerik',
      'bangeschijter',
      'schijterd',
      'watje',
      'doetje',
      'slappeling',
      'huilebalk',
      'moederskindje',
      'mamakindje',
      'kleinzerig(e)',
      'kinderachtig(e)',
      'babyachtig(e)',
      'overgevoelig(e)',
      'onzeker ~ kind|type|meisje|jongetje',
    ],
    notBefore: ['om'],
  },
  {
    code: 'clumsy',
    phrases: [
      'onhandig(e)',
      'lomp(e)',
      'klungelig(e)',
      'klunzig(e)',
      'klungelt',
      'stuntelig(e)',
      'houterig(e)',
      'slordig(e)',
      'sloddervos',
      'kluns',
    ],
  },
  {
    code: 'rude',
    phrases: [
      'brutaal|brutale',
      'brutaaltje',
      'onbeleefd(e)',
      'onbeschoft(e)',
      'ongemanierd(e)',
      'schaamteloos',
      'heeft|had|geeft|gaf|met|zet ~ [grote mond]',
      'respectloos|respectloze',
    ],
  },
  {
    code: 'selfish',
    phrases: [
      'egoïstisch(e)',
      'egoïst',
      'zelfzuchtig(e)',
      'hebberig(e)',
      'inhalig(e)',
      'gierig(e)',
      'jaloers(e)',
      '[denkt ~ alleen aan zichzelf]',
      '[gunt ~ niemand|niets|niks]',
    ],
  },
  {
    code: 'dishonest',
    phrases: [
      'liegt|loog|liegen|gelogen',
      'leugenaar',
      'jokt|jokken',
      'achterbaks(e)',
      'sluw(e)',
      'manipulatief|manipulatieve',
      'manipuleert|manipuleerde|manipuleren',
      'berekenend(e)',
      'schijnheilig(e)',
    ],
  },
  {
    code: 'family',
    phrases: [
      'slecht opgevoed(e)',
      'slechte|verkeerde|geen opvoeding',
      'probleemgezin',
      'asociaal|asociale',
      'aso',
      'tokkies',
      '[slechte|luie|lakse|rare ouders|moeder|vader]',
      '[ouders|moeder|vader doen|doet er ~ niets|niks] aan',
      'ouders|moeder|vader ~ [snapt|snappen|begrijpt|begrijpen ~ niets|niks]',
    ],
  },
  {
    code: 'praise',
    phrases: [
      `[lief|lieve|schattig(e)|braaf|brave|makkelijk(e)|gemakkelijk(e)|heerlijk(e)|leuk(e)|slim(me)|knap(pe)|vrolijk(e) kind|kindje|meisje|jongetje|jongen|meid|peuter|ventje|mannetje]`,
      `${is} ~ [lief|braaf|schattig|slim|intelligent|gehoorzaam|knap|voorbeeldig]`,
      'braaf|brave',
      'schatje',
      'scheetje',
      'lieverd',
      'slimmerik',
      'pienter(e)',
      'intelligent(e)',
      'wonderkind',
      'modelkind',
      'een|echte schat',
    ],
    notBefore: ['voor', 'met', 'tegen', 'bedacht', 'van', 'gedaan'],
    notAfter: ['het', 'dit', 'dat'],
  },
]

/** One time becomes always: what was seen today says more. */
export const generalisations: readonly WordingRule[] = [
  {
    code: 'always',
    phrases: [
      'altijd',
      'constant',
      'voortdurend',
      'continu',
      'alsmaar',
      'aldoor',
      'de hele tijd',
      'de hele dag door',
      'aan één stuk door',
      'aan een stuk door',
      'elke keer weer',
      'keer op keer',
      'de godganse dag',
    ],
    notAfter: ['niet', 'nog', 'zoals', 'voor'],
  },
  {
    code: 'never',
    phrases: ['nooit', 'geen enkele keer', '[helemaal|totaal|echt niks|niets]'],
    notAfter: ['nog', 'bijna'],
    notBefore: ['eerder', 'meer', 'genoeg'],
  },
]

/** Only somebody who is allowed to can say so; a name for it also follows a child for years. */
export const diagnoses: readonly WordingRule[] = [
  {
    code: 'diagnosis',
    phrases: [
      'adhd',
      "adhd'er",
      'pdd-nos',
      'pddnos',
      'autisme',
      'autistisch(e)',
      'autist',
      'autismespectrumstoornis',
      'asperger',
      'hechtingsstoornis',
      'hechtingsproblematiek',
      'hechtingsproblemen',
      'hechtingsprobleem',
      'tos',
      'taalontwikkelingsstoornis',
      'ontwikkelingsstoornis',
      'gedragsstoornis',
      'aandachtsstoornis',
      'angststoornis',
      'stoornis',
      'hyperactief|hyperactieve',
      'hyperactiviteit',
      'dyslexie',
      'dyslectisch(e)',
      'dyscalculie',
      'dyspraxie',
      'epilepsie',
      'hoogbegaafd(e)',
      'hoogbegaafdheid',
      'hoogsensitief|hoogsensitieve',
      'hooggevoelig(e)',
      'zwakbegaafd(e)',
      'zwakzinnig(e)',
      'verstandelijk|verstandelijke beperkt|beperkte|beperking',
      'getraumatiseerd(e)',
      'trauma',
      'ptss',
      'depressief|depressieve',
      'depressie',
      'mutisme',
      'downsyndroom',
      'syndroom van down',
      'tourette',
      'borderline',
      'psychisch|psychische ~ ziek|problemen|stoornis',
    ],
  },
  { code: 'diagnosis', phrases: ['ass', 'add', 'odd', 'hsp', 'lvb', 'dcd', 'fas', 'nld'], letters: 'capital' },
  {
    code: 'delay',
    phrases: [
      'taalachterstand',
      'spraakachterstand',
      'ontwikkelingsachterstand',
      'leerachterstand',
      'achterstand',
      'achterstanden',
      'onderontwikkeld(e)',
    ],
  },
]

/** A suspicion has a road of its own (Wet verplichte meldcode; security.md 6 keeps it out of this app). */
export const suspicions: readonly WordingRule[] = [
  {
    code: 'suspicion',
    phrases: [
      'mishandeld|mishandelt|mishandelen',
      'mishandeling',
      'kindermishandeling',
      'verwaarloosd(e)',
      'verwaarloost|verwaarlozen',
      'verwaarlozing',
      'misbruik',
      'misbruikt',
      'huiselijk geweld',
      '[wordt|werd ~ thuis ~ geslagen]',
    ],
  },
]

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Within three words before, or two after: not a judgement but the lack of one. */
export const negations = list('niet geen nooit zonder nauwelijks amper noch')

/** Who does a thing always or never is a grown-up: that is an arrangement and no judgement of a child. */
export const grownUps = list(
  'moeder vader mama papa ouders ouder oma opa tante oom mevrouw meneer juf juffen leidster collega ik we wij jullie gezin opvang school buschauffeur chauffeur',
)
export const prepositions = list('om tegen van met bij naar op aan voor door')

/** Play and stories have stout wolves. */
export const storyWords = list(
  'verhaal verhaaltje sprookje liedje versje rijmpje poppenkast toneelstuk toneelstukje voorleesboek zogenaamd alsof rollenspel titel heet verkleedt verkleed',
)
export const bookWords = list('boek boekje prentenboek filmpje film plaatje')
export const characters = list(
  'pop poppen beer beertje beren knuffel wolf wolven heks draak draken monster reus boef boeven rover leeuw krokodil haai hond hondje kat poes vis muis olifant dinosaurus kabouter piraat trol kikker vogel slang tijger rups prinses koning',
)

/** Who says "zegt dat" names her source. */
export const sayings = list(
  'zegt zei zeggen vertelt vertelde vertellen roept riep vraagt vroeg meldt meldde noemt noemde schrijft geeft gaf',
)

/** A professional who may say so, and words that make it a guess after all. */
export const professionals = list(
  'logopedist logopediste logopedie kinderarts huisarts jeugdarts arts dokter psycholoog orthopedagoog audioloog audiologisch jgz jeugdverpleegkundige consultatiebureau kinderpsychiater psychiater ziekenhuis revalidatiearts fysiotherapeut gediagnosticeerd vastgesteld',
)
export const guesses = list(
  'denk denken denkt vermoed vermoedt vermoeden misschien lijkt zou zouden waarschijnlijk eventueel mogelijk past twijfel twijfelen signalen kenmerken',
)
