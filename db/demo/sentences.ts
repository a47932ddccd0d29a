import type { Domain } from '../contract/observations.ts'

/** What a pedagogisch medewerker might have seen, in own words: nothing comes from an observation instrument. `%` is the other child. */
export const sightings: Readonly<Record<Domain, readonly string[]>> = {
  taal: [
    'Zegt bij de bouwhoek een zin van drie woorden: “ikke grote toren”.',
    'Wijst in het prentenboek de beer aan en vertelt wat hij doet.',
    'Zingt het opruimlied mee, de laatste regel helemaal zelf.',
    'Vraagt aan % of de trein ook mag rijden.',
    'Noemt bij het fruit vier soorten bij de naam.',
    'Luistert tien minuten naar het voorlezen en vraagt “waarom?”.',
    'Legt in de huishoek uit dat de pop koorts heeft.',
    'Gebruikt “mijn” en “jouw” bij het verdelen van de blokken.',
  ],
  rekenen: [
    'Telt de bekers op tafel tot vijf en zet er voor % nog een bij.',
    'Legt de blokken op volgorde van klein naar groot.',
    'Ziet dat de ene toren hoger is en haalt er een blok bij.',
    'Maakt in de zandtafel een lange en een korte weg.',
    'Verdeelt de druiven: ieder twee.',
    'Legt een puzzel van twaalf stukjes zonder hulp.',
  ],
  motoriek: [
    'Loopt over de evenwichtsbalk met één hand vast.',
    'Knipt langs een rechte lijn, houdt de schaar met de duim boven.',
    'Rijdt op de driewieler om de pionnen heen.',
    'Springt met twee voeten tegelijk van de stoeprand.',
    'Rijgt zes kralen aan een veter.',
    'Vangt de bal van % twee keer achter elkaar.',
  ],
  sociaal_emotioneel: [
    'Troost % met een knuffel na een val.',
    'Wacht op de beurt bij de glijbaan en zegt “nu jij”.',
    'Neemt met een zwaai afscheid van vader en gaat spelen.',
    'Laat trots de tekening zien in de kring.',
    'Vraagt om hulp bij de jas in plaats van te huilen.',
    'Speelt een kwartier samen met % in het winkeltje.',
  ],
}

export const contactNotes = [
  'Tien minuten gepraat over slapen en eten. Gaat thuis goed.',
  'Moeder vertelt dat er thuis veel wordt voorgelezen in twee talen.',
  'Vader vraagt wat ze thuis kunnen doen met tellen.',
  'Oma haalt voortaan op woensdag.',
  'Uitleg gegeven over de themaboekjes.',
  'Verteld over de inloop van de bibliotheek.',
] as const

export const agreementTexts = [
  'Terugbellen over de dagdelen',
  'Voorleesboek in twee talen meegeven',
  'Boekstart-tas klaarzetten',
  'Tolk regelen voor het voortgangsgesprek',
  'Foto van de bouwhoek meegeven',
  'Folder van de inloop geven',
] as const

export const goals = [
  {
    theme: 'ouderbetrokkenheid',
    description: 'Met elk gezin is binnen zes weken na de start een intakegesprek gevoerd.',
    indicator: 'intakeWithinSixWeeks',
    baseline: 70,
    target: 90,
  },
  {
    theme: 'ouderbetrokkenheid',
    description: 'Minder gezinnen die we een kwartaal lang niet spreken.',
    indicator: 'unreachedFamilies',
    baseline: 20,
    target: 10,
  },
  {
    theme: 'toeleiding_bereik',
    description: 'Kinderen met een VE-advies staan korter op de wachtlijst.',
    indicator: 'waiting',
    baseline: 6,
    target: 3,
  },
  {
    theme: 'inzet_studenten',
    description: 'Elke groep heeft op twee dagdelen een student.',
    indicator: 'studentDagdelen',
    baseline: 2,
    target: 4,
  },
  {
    theme: 'taal_boekstart',
    description: 'Ieder kind neemt elke maand een boek mee naar huis.',
    indicator: null,
    baseline: null,
    target: null,
  },
  { theme: 'bewegend_leren', description: 'Elke dag een beweegactiviteit met taal.', indicator: null, baseline: null, target: null },
] as const

export const wijkNotes = {
  strengths: [
    'De inloop met de bibliotheek bereikt gezinnen die we eerst niet zagen.',
    'Korte lijnen met de jeugdverpleegkundige.',
    'Studenten geven lucht voor kleine groepjes.',
    '',
  ],
  opportunities: [
    'Tolken zijn moeilijk te krijgen.',
    'De wachtlijst voor extra ondersteuning is lang.',
    'Vaker samen met de basisschool overdragen.',
    '',
  ],
} as const
