import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findName, indexNames, nameInLine, type RosterChild } from '../../db/contract/shorthand-names.ts'
import { noParts, withoutSpans, writeLine } from '../../db/contract/shorthand-edit.ts'
import { toContact, toObservation } from '../../db/contract/shorthand-input.ts'
import { isText, type Span } from '../../db/contract/shorthand-spans.ts'
import { suggestAt } from '../../db/contract/shorthand-suggest.ts'
import { parseShorthand, type Shorthand } from '../../db/contract/shorthand.ts'

/** A Monday. */
const today = '2026-11-23'
const kikkers = 'kikkers'

function child(id: string, firstName: string, lastName: string | null, more: Partial<RosterChild> = {}): RosterChild {
  return { id, firstName, lastName, bornOn: '2024-01-15', leftOn: null, groupIds: [kikkers], groupName: 'Kikkers', ...more }
}
const egel = { groupIds: ['egels'], groupName: 'Egels' }
const gone = { groupIds: [], groupName: null }

const roster = [
  child('noor', 'Noor', 'Bakker'),
  child('sam', 'Sam', 'de Vries'),
  child('cagla', 'Çağla', 'Öztürk'),
  child('annefleur', 'Anne Fleur', 'van den Berg'),
  child('mila1', 'Mila', 'Jansen'),
  child('mila2', 'Mila', 'Smit'),
  child('lina', 'Lina', null),
  child('yusuf', 'Yusuf', 'El Amrani'),
  child('daan1', 'Daan', 'Visser'),
  child('daan2', 'Daan', 'Mulder', egel),
  child('zo', 'Zoë', null, egel),
  child('bo', 'Bo', 'Bos', { ...gone, leftOn: '2026-09-01' }),
  child('tess1', 'Tess', 'Kok', egel),
  child('tess2', 'Tess', 'Kok', { ...egel, bornOn: '2024-02-20' }),
  child('isa1', 'Isa', 'Prins', egel),
  child('isa2', 'Isa', 'Prins', egel),
  child('arab', 'محمد', null),
]
const names = indexNames(roster, [kikkers], today)
const parse = (line: string) => parseShorthand(line, names)
const codes = (line: string) => parse(line).problems.map(({ code }) => code)
const types = (line: string) =>
  parse(line).spans.flatMap(({ meaning, words }) => (['text', 'between'].includes(meaning.type) ? [] : [`${meaning.type} ${words}`]))

describe('an observation line', () => {
  test('the example of the design: two children, a domain and a text, now', () => {
    const line = parse('noor, sam: driewoordzin bij de bouwhoek #taal')
    expect(line).toMatchObject({
      kind: 'observation',
      childIds: ['noor', 'sam'],
      domains: ['taal'],
      on: today,
      isStaffOnly: false,
      text: 'driewoordzin bij de bouwhoek',
      problems: [],
    })
    expect(toObservation(line)).toMatchObject({ childIds: ['noor', 'sam'], observedOn: today, domains: ['taal'] })
  })

  test.each([
    ['noor sam: x', ['noor', 'sam']],
    ['noor en sam: x', ['noor', 'sam']],
    ['Noor Bakker & Sam de Vries: x', ['noor', 'sam']],
    ['noor b., sam v.: x', ['noor', 'sam']],
    ['sam vries + cagla: x', ['sam', 'cagla']],
    ['yusuf amrani: x', ['yusuf']],
    ['NOOR , Çagla:x', ['noor', 'cagla']],
    ['noor samen met sam: x', ['noor', 'sam']],
    ['@noor @sam: x', ['noor', 'sam']],
    ['noor, noor: x', ['noor']],
    ['noor bouwde een toren', ['noor']],
    ['noor en sam bouwden een toren', ['noor', 'sam']],
    ['noor sam lina telden tot tien', ['noor', 'sam', 'lina']],
    ['محمد: قال كلمة', ['arab']],
    ['anne: x', ['annefleur']],
    ['zoe: x', ['zo']],
  ])('%s names its children', (line, childIds) => {
    expect(parse(line)).toMatchObject({ childIds, problems: [] })
  })

  test.each([
    ['nooor: x', 'noor'],
    ['naor: x', 'noor'],
    ['onor: x', 'noor'],
    ['yusef: x', 'yusuf'],
    ['noor bakkr: x', 'noor'],
    ['no: x', 'noor'],
    ['annefleur: x', 'annefleur'],
    ['li: x', 'lina'],
  ])('%s forgives a mistake or a beginning, and says so', (line, childId) => {
    const { spans, childIds, problems } = parse(line)
    expect({ childIds, problems }).toEqual({ childIds: [childId], problems: [] })
    expect(spans[0]?.meaning).toMatchObject({ type: 'child', fit: 'forgiven' })
  })

  test('three letters forgive no mistake: it would be another child', () => {
    expect(codes('sem: x')).toEqual(['unknown', 'nobody'])
  })

  test('one first name in two families is asked, never guessed', () => {
    const { spans, childIds, problems } = parse('mila: telde')
    expect(childIds).toEqual([])
    expect(spans[0]?.meaning).toEqual({ type: 'ambiguous', childIds: ['mila1', 'mila2'] })
    expect(problems.map(({ code }) => code)).toEqual(['ambiguous'])
    expect(parse('mila s: telde')).toMatchObject({ childIds: ['mila2'], problems: [] })
  })

  test('the own groups come first, and the line shows that somebody else has the name', () => {
    expect(parse('daan: x').spans[0]?.meaning).toEqual({ type: 'child', childId: 'daan1', fit: 'exact', hasNamesake: true })
    expect(parse('daan (egels): x').childIds).toEqual(['daan2'])
    expect(parseShorthand('daan: x', indexNames(roster, [], today)).problems.map(({ code }) => code)).toEqual(['ambiguous'])
  })

  test('an unknown name stays text and is marked', () => {
    const line = parse('noor, pietje: bouwden een toren')
    expect(line.problems).toMatchObject([{ code: 'unknown', span: { words: 'pietje' } }])
    expect(line.text).toBe('pietje: bouwden een toren')
    expect(parse('noor, "pietje": bouwden een toren')).toMatchObject({
      childIds: ['noor'],
      problems: [],
      text: '"pietje": bouwden een toren',
    })
  })

  test('a child who left is marked, unless it was before she left', () => {
    expect(codes('bo: x')).toEqual(['left'])
    expect(codes('bo 31-08: x')).toEqual([])
    expect(codes('@moeder bo: gesprek')).toEqual([])
  })

  test.each([
    ['noor gisteren: x', '2026-11-22'],
    ['eergisteren noor: x', '2026-11-21'],
    ['ma noor: x', '2026-11-16'],
    ['noor, zo: x', '2026-11-22'],
    ['noor vrijdag: x', '2026-11-20'],
    ['noor 12-11: x', '2026-11-12'],
    ['noor 24/11: x', '2025-11-24'],
    ['noor 1-9-2026: x', '2026-09-01'],
    ['noor: bouwde #di een toren', '2026-11-17'],
    ['noor: x #taal gisteren', '2026-11-22'],
    ['noor: vertelde over gisteren', today],
    ['noor: ze zei zo', today],
    ['noor 31-02: x', today],
  ])('%s was on %s', (line, on) => {
    expect(parse(line)).toMatchObject({ on, childIds: ['noor'] })
  })

  test('a day in the future, and a second day, are not taken silently', () => {
    expect(codes('noor 1-12-2026: x')).toEqual(['future'])
    expect(codes('noor ma di: x')).toEqual(['unknown'])
  })

  test.each([
    ['#t', ['taal']],
    ['#rek', ['rekenen']],
    ['#motorik', ['motoriek']],
    ['#soc', ['sociaal_emotioneel']],
    ['#sociaal-emotioneel', ['sociaal_emotioneel']],
    ['#emo', ['sociaal_emotioneel']],
    ['#TAAL #motoriek #taal', ['taal', 'motoriek']],
    ['#spel', []],
    ['#xyz', []],
    ['1#taal', []],
  ])('%s is the domain %j', (tag, domains) => {
    expect(parse(`noor: zei iets ${tag}`).domains).toEqual(domains)
  })

  test.each([
    ['#spel', ['spel']],
    ['#wel #tek', ['welbevinden', 'tekenen']],
    ['#omgaan-met-anderen', ['omgaan_met_anderen']],
  ])('%s says it more exactly: %j', (tag, subDomains) => {
    expect(parse(`noor: zei iets ${tag}`)).toMatchObject({ subDomains, domains: [] })
  })

  test('a tag leaves one space and no space before a full stop', () => {
    expect(parse('noor: zei #taal iets').text).toBe('zei iets')
    expect(parse('noor: zei iets #taal.').text).toBe('zei iets.')
    expect(parse('noor: #onzin blijft').text).toBe('#onzin blijft')
  })

  test('*intern keeps it for the team; another star is a star', () => {
    expect(parse('noor: huilde *intern')).toMatchObject({ isStaffOnly: true, text: 'huilde' })
    expect(parse('noor: zei *knipoog* dag')).toMatchObject({ isStaffOnly: false, text: 'zei *knipoog* dag' })
  })

  test('a colon in a sentence is a colon in the text', () => {
    expect(parse('noor zei: kijk mij')).toMatchObject({ childIds: ['noor'], text: 'zei: kijk mij', problems: [] })
    expect(parse('noor bouwde een toren en riep: klaar')).toMatchObject({ childIds: ['noor'], text: 'bouwde een toren en riep: klaar' })
    expect(parse('noor: zei: kijk')).toMatchObject({ childIds: ['noor'], text: 'zei: kijk' })
    expect(parse('noor lachte :) om 12:30')).toMatchObject({ childIds: ['noor'], text: 'lachte :) om 12:30' })
  })

  test('an agreement needs a parent, a line needs somebody and something', () => {
    expect(codes('noor: x !vr')).toEqual(['agreement-without-contact'])
    expect(codes('bouwde een toren')).toEqual(['nobody'])
    expect(codes('noor:')).toEqual(['nothing'])
    expect(codes('')).toEqual(['nobody', 'nothing'])
    expect(codes(`noor: ${'a'.repeat(10_001)}`)).toEqual(['too-long'])
  })
})

describe('a contact line', () => {
  test('the example of the design: ten minutes, and an agreement on Friday', () => {
    const line = parse('@moeder noor: 10 min gesprek over slapen !vr')
    expect(line).toMatchObject({
      kind: 'contact',
      childIds: ['noor'],
      partner: 'moeder',
      durationMinutes: 10,
      outcome: 'bereikt',
      agreement: { dueOn: '2026-11-27', text: 'gesprek over slapen' },
      text: 'gesprek over slapen',
      problems: [],
    })
    expect(toContact(line)).toEqual({
      childId: 'noor',
      kind: 'breng_haal',
      contactedOn: today,
      outcome: 'bereikt',
      interpreter: 'geen',
      durationMinutes: 10,
      note: 'Moeder: gesprek over slapen',
      agreement: { dueOn: '2026-11-27', text: 'gesprek over slapen' },
    })
  })

  test.each([
    ['@vader noor: gebeld over slapen', 'telefonisch', 'bereikt'],
    ['@ouders noor: huisbezoek van een uur', 'huisbezoek', 'bereikt'],
    ['@moeder noor: geen gehoor', 'telefonisch', 'niet_bereikt'],
    ['@moeder noor: niet verschenen op de intake', 'intake', 'niet_verschenen'],
    ['@moeder noor: praatje', 'breng_haal', 'bereikt'],
    ['@moeder noor: gebeld over het huisbezoek', 'breng_haal', 'bereikt'],
    ['@moeder noor: gebeld over het huisbezoek #tel', 'telefonisch', 'bereikt'],
    ['@moeder noor: kwam langs #zorggesprek', 'zorggesprek', 'bereikt'],
    ['@moeder noor: briefje #niet-bereikt', 'breng_haal', 'niet_bereikt'],
  ])('%s is %s, %s', (line, contactKind, outcome) => {
    expect(parse(line)).toMatchObject({ contactKind, outcome, problems: [] })
  })

  test('the words that say how it went stay in the text; a duration at the beginning does not', () => {
    expect(parse('@moeder noor: geen gehoor')).toMatchObject({ text: 'geen gehoor' })
    expect(parse('@moeder noor: een kwartier over eten')).toMatchObject({ durationMinutes: 15, text: 'over eten' })
    expect(parse('@moeder noor: gesprek van 1,5 uur')).toMatchObject({ durationMinutes: 90, text: 'gesprek van 1,5 uur' })
  })

  test.each([
    ['!vr', '2026-11-27'],
    ['!ma', '2026-11-30'],
    ['!morgen', '2026-11-24'],
    ['!overmorgen', '2026-11-25'],
    ['!12-12', '2026-12-12'],
    ['!1-11', '2027-11-01'],
  ])('%s is agreed for %s', (sign, dueOn) => {
    expect(parse(`@moeder noor: praatje ${sign}`).agreement?.dueOn).toBe(dueOn)
  })

  test('what follows the day is what was agreed', () => {
    expect(parse('@oma noor: slaapt slecht !wo terugbellen #telefoon')).toMatchObject({
      text: 'slaapt slecht',
      agreement: { dueOn: '2026-11-25', text: 'terugbellen' },
      contactKind: 'telefonisch',
    })
  })

  test('an agreement of more than 200 characters is kept whole in the note', () => {
    const long = 'bellen over de dingen '.repeat(20).trim()
    const line = parse(`@moeder noor: slaapt slecht !wo ${long}`)
    expect(line.agreement?.text.length).toBeLessThanOrEqual(200)
    expect(line.text).toBe(`slaapt slecht\n${long}`)
  })

  test('two children, a note for the team only, and a second day are asked', () => {
    expect(codes('@moeder noor, sam: praatje')).toEqual(['several-children-contact'])
    expect(codes('@moeder noor: praatje *intern')).toEqual(['staff-only-contact'])
    expect(types('@moeder noor: praatje !vr !ma')).toContain('unknownTag !ma')
  })

  test('@moeder van noor, without a colon, and a child behind the @', () => {
    expect(parse('@moeder van noor: praatje')).toMatchObject({ kind: 'contact', childIds: ['noor'], problems: [] })
    expect(parse('@moeder noor praatje over eten')).toMatchObject({ childIds: ['noor'], text: 'praatje over eten' })
    expect(parse('noor: mail naar jan@moeder.nl').kind).toBe('observation')
  })
})

describe('suggestions', () => {
  const at = (line: string) => suggestAt(parse(line), line.length, names).options.map(({ insert }) => insert)

  test('names at the beginning and after a comma, own groups first', () => {
    expect(at('mi')).toEqual(['Mila J.', 'Mila S.'])
    expect(at('noor, s')).toEqual(['Sam'])
    expect(at('noro, s')).toEqual(['Sam'])
    expect(at('@moeder no')).toEqual(['Noor'])
    expect(at('bak')).toEqual(['Noor'])
    expect(at('daan')).toEqual(['Daan V.', 'Daan M.'])
  })

  test('none for what is complete, for who left, and in a sentence', () => {
    expect(at('noor')).toEqual([])
    expect(at('bo')).toEqual([])
    expect(at('noor bouwde s')).toEqual([])
    expect(at('noor: s')).toEqual([])
    expect(at('vandaag buiten, s')).toEqual([])
  })

  test('signs, and the day in a sentence', () => {
    expect(at('noor: zei #').slice(0, 5)).toEqual(['#taal', '#rekenen', '#motoriek', '#sociaal', '#spel'])
    expect(at('noor: zei #s')).toEqual(['#sociaal', '#spel'])
    expect(at('noor: zei #so')).toEqual([])
    expect(at('noor: zei #taal')).toEqual([])
    expect(at('@m')).toEqual(['@moeder'])
    expect(at('@mo')).toEqual([])
    expect(at('@moeder noor: praatje !m')).toEqual(['!morgen', '!ma'])
    expect(at('@moeder noor: praatje #h')).toEqual(['#huisbezoek', '#halen'])
    expect(at('noor: vertelde over gisteren')).toEqual(['#gisteren'])
    expect(at('noor: huilde *')).toEqual(['*intern'])
  })
})

describe('taking a chip away', () => {
  const without = (line: string, words: string) => {
    const parsed = parse(line)
    return withoutSpans(
      parsed,
      parsed.spans.filter((span) => span.words === words),
    )
  }
  test.each([
    ['noor, sam: bouwde', 'sam', 'noor: bouwde'],
    ['noor, sam: bouwde', 'noor', 'sam: bouwde'],
    ['noor en sam: bouwde', 'sam', 'noor: bouwde'],
    ['noor: bouwde', 'noor', 'bouwde'],
    ['noor gisteren: bouwde', 'gisteren', 'noor: bouwde'],
    ['noor: bouwde #taal hoog', '#taal', 'noor: bouwde hoog'],
    ['noor: bouwde hoog #taal', '#taal', 'noor: bouwde hoog '],
    ['noor, sam, lina: bouwde', 'sam', 'noor, lina: bouwde'],
  ])('%s without %s', (line, words, expected) => {
    expect(without(line, words)).toBe(expected)
  })
})

/* Laws, over lines that look like lines and lines that look like nothing. */

const pieces = [
  'noor',
  'Noor B.',
  'sam',
  'mila',
  'nooor',
  'pietje',
  'bo',
  'daan',
  'محمد',
  'en',
  'van',
  'gisteren',
  'ma',
  'zo',
  '12-11',
  '31-02',
  '1-1-2030',
  '#taal',
  '#so',
  '#spel',
  '#xyz',
  '#gisteren',
  '#telefoon',
  '!vr',
  '!morgen',
  '!kijk',
  '@moeder',
  '@opa',
  '@sam',
  '*intern',
  '*nee',
  '"pietje"',
  '"',
  ',',
  ':',
  ': ',
  ', ',
  ' ',
  '  ',
  '\n',
  '10 min',
  'geen gehoor',
  'huisbezoek',
  'bouwde een toren',
  'zei',
  '.',
  '🌻',
  '<img src=x onerror=alert(1)>',
  'قال',
  '\u202e',
  '\u0000',
  'e\u0301',
  '\ud83d',
] as const
const typedLine = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((words) => words.join(' '))
const gluedLine = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 14 })
  .map((words) => words.join(''))
const anyLine = fc.oneof(typedLine, gluedLine, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))

const anyChild = fc.record({
  id: fc.uuid(),
  firstName: fc.oneof(
    fc.constantFrom('Noor', 'Sam', 'Mila', 'Anne Fleur', 'Zo', 'En', 'Ma', 'Jan-Willem', "D'Arcy", 'Noor, Sam', 'محمد', '🌻'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  ),
  lastName: fc.option(fc.constantFrom('Bakker', 'de Vries', 'van den Berg', "'t Hart", 'El Amrani', 'X')),
  bornOn: fc.constantFrom('2024-01-15', '2024-02-29'),
  leftOn: fc.option(fc.constantFrom('2026-09-01', '2027-01-01')),
  groupIds: fc.constantFrom([], ['kikkers'], ['egels']),
  groupName: fc.constantFrom(null, 'Kikkers', 'Egels'),
})
const anyRoster = fc.uniqueArray(anyChild, { maxLength: 12, selector: ({ id }) => id })

/** What a line means, without where it stands. */
function meaning({ line: _line, spans: _spans, bodyStart: _start, hasColon: _colon, problems, text, agreement, ...rest }: Shorthand) {
  const plain = (words: string) => words.replace(/\s+/gu, ' ').trim()
  return {
    ...rest,
    text: plain(text),
    agreement: agreement && { ...agreement, text: plain(agreement.text) },
    problems: problems.map(({ code }) => code),
  }
}

describe('for every line', () => {
  test('every character belongs to exactly one span, in order', () => {
    fc.assert(
      fc.property(anyLine, anyRoster, (line, children) => {
        const { spans } = parseShorthand(line, indexNames(children, ['kikkers'], today))
        expect(spans.map(({ words }) => words).join('')).toBe(line)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBe(end)
          expect(span.words).not.toBe('')
          end = span.end
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('no letter of what is not understood disappears: it stands in the text or the agreement', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const parsed = parse(line)
        const kept = `${parsed.text} ${parsed.agreement?.text ?? ''}`.replace(/\s+/gu, '')
        const left = parsed.spans.filter(isText).map(({ words }) => words.replace(/\s+/gu, ''))
        for (const words of left) expect(kept).toContain(words)
      }),
      { numRuns: 2000 },
    )
  })

  test('it resolves only to children that exist', () => {
    fc.assert(
      fc.property(anyLine, anyRoster, (line, children) => {
        const ids = new Set(children.map(({ id }) => id))
        const { spans, childIds } = parseShorthand(line, indexNames(children, ['kikkers'], today))
        const named = spans.flatMap(({ meaning: one }) =>
          one.type === 'child' ? [one.childId] : one.type === 'ambiguous' ? one.childIds : [],
        )
        expect([...childIds, ...named].filter((id) => !ids.has(id))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('a first name that two children of the same groups have is never one of them', () => {
    fc.assert(
      fc.property(fc.constantFrom('mila', 'Mila', 'MILA ', 'milà'), fc.constantFrom('', ', noor', ' en sam'), (name, more) => {
        const { childIds, problems } = parse(`${name}${more}: telde #rekenen`)
        expect(childIds.some((id) => id.startsWith('mila'))).toBe(false)
        expect(problems[0]?.code).toBe('ambiguous')
      }),
    )
  })

  test('more spaces change nothing', () => {
    fc.assert(
      fc.property(typedLine, fc.integer({ min: 2, max: 4 }), (line, times) => {
        const quoteless = line.replaceAll('"', '')
        expect(meaning(parse(quoteless.replaceAll(' ', ' '.repeat(times))))).toEqual(meaning(parse(quoteless)))
      }),
      { numRuns: 2000 },
    )
  })

  test('written from what it means, and read again, it means the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...roster.filter(({ leftOn }) => leftOn === null).map(({ id }) => id)), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.record({
          on: fc.constantFrom(today, '2026-11-20', '2025-02-28'),
          domains: fc.subarray(['taal', 'rekenen', 'motoriek', 'sociaal_emotioneel'] as const),
          subDomains: fc.subarray(['spel', 'welbevinden', 'omgaan_met_anderen'] as const),
          isStaffOnly: fc.boolean(),
          text: fc.constantFrom(
            'bouwde een toren',
            'zei: kijk',
            'telde tot 12:30',
            'vertelde over gisteren',
            '"!vr" stond er',
            '#onzin blijft',
            '🌻 قال',
          ),
        }),
        (childIds, parts) => {
          const line = writeLine({ ...noParts, ...parts, childIds }, names)
          const again = parse(line)
          expect(again).toMatchObject({ ...parts, childIds, problems: [] })
          const { partner, contactKind, outcome, durationMinutes, agreement, ...rest } = again
          expect(writeLine({ ...rest, partner, contactKind, outcome, durationMinutes, agreement }, names)).toBe(line)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a contact, written and read again, is the same contact', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('moeder', 'vader', 'oma', 'ouder'),
        fc.constantFrom('breng_haal', 'telefonisch', 'huisbezoek', 'zorggesprek', 'intake'),
        fc.constantFrom('bereikt', 'niet_bereikt', 'niet_verschenen'),
        fc.option(fc.integer({ min: 1, max: 600 })),
        fc.option(fc.record({ dueOn: fc.constantFrom('2026-11-24', '2027-03-01'), text: fc.constantFrom('terugbellen', 'boek meegeven') })),
        fc.constantFrom('gesprek over slapen', 'geen gehoor', 'gesprek van 10 min'),
        (partner, contactKind, outcome, minutes, agreement, text) => {
          const parts = { partner, contactKind, outcome, durationMinutes: minutes, agreement, text, childIds: ['noor'] } as const
          expect(parse(writeLine({ ...noParts, ...parts }, names))).toMatchObject({
            ...parts,
            durationMinutes: minutes ?? (text.includes('10') ? 10 : null),
            problems: [],
          })
        },
      ),
    )
  })

  test('reading it again changes nothing, and a chip that is taken away is gone', () => {
    fc.assert(
      fc.property(typedLine, fc.nat(), (line, pick) => {
        const parsed = parse(line)
        expect(parse(parsed.line)).toEqual(parsed)
        const chips = parsed.spans.filter((span): span is Span => span.meaning.type === 'domain')
        const chip = chips[pick % Math.max(1, chips.length)]
        if (chip === undefined || chip.meaning.type !== 'domain') return
        const { domain } = chip.meaning
        const again = parse(
          withoutSpans(
            parsed,
            chips.filter(({ meaning: one }) => one.type === 'domain' && one.domain === domain),
          ),
        )
        expect(again.domains).not.toContain(domain)
      }),
      { numRuns: 1000 },
    )
  })

  test('the way in which the line writes a child means that child', () => {
    fc.assert(
      fc.property(anyRoster, (children) => {
        const index = indexNames(children, ['kikkers'], today)
        for (const { child: one } of index.entries) {
          const found = findName(index, nameInLine(index, one), { forgiving: false })
          expect(found?.children.map(({ id }) => id)).toContain(one.id)
          if (one.leftOn !== '2026-09-01') expect(found?.children.map(({ id }) => id)).toEqual([one.id])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a suggestion never throws, at any place of the caret, and takes the place of what stands there', () => {
    fc.assert(
      fc.property(anyLine, fc.nat({ max: 80 }), (line, at) => {
        const caret = Math.min(at, line.length)
        const { start, end, options } = suggestAt(parse(line), caret, names)
        expect(end).toBe(caret)
        expect(start).toBeLessThanOrEqual(end)
        expect(new Set(options.map(({ insert }) => insert)).size).toBe(options.length)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['letters', 'a'.repeat(10_000)],
  ['words', 'bouwde '.repeat(1_430)],
  ['names', 'noor, '.repeat(1_670)],
  ['unknown names and a colon', `${'pietje, '.repeat(90)}: x`],
  ['signs', '#x !y @z *q '.repeat(840)],
  ['colons', ':'.repeat(10_000)],
  ['spaces', ' '.repeat(10_000)],
  ['quotation marks', '" '.repeat(5_000)],
  ['markup', '<img src=x onerror=alert(1)>'.repeat(360)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(900)],
])('ten thousand characters of %s, among five thousand children, are read whole', (_what, line) => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    child(String(index), `Naam${index.toString(36)}`, `Achternaam${String(index % 97)}`),
  )
  const index = indexNames([...roster, ...many], [kikkers], today)
  const { spans } = parseShorthand(line, index)
  expect(spans.map(({ words }) => words).join('')).toBe(line)
})
