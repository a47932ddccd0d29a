import { z } from 'zod'

/** The ten wijken of Utrecht with their CBS codes (domain.md 10.1), in the order of the municipality. */
export const wijken = {
  WK034401: 'West',
  WK034402: 'Noordwest',
  WK034403: 'Overvecht',
  WK034404: 'Noordoost',
  WK034405: 'Oost',
  WK034406: 'Binnenstad',
  WK034407: 'Zuid',
  WK034408: 'Zuidwest',
  WK034409: 'Leidsche Rijn',
  WK034410: 'Vleuten-De Meern',
} as const

export type WijkCode = keyof typeof wijken
export const wijkCodes = Object.keys(wijken) as [WijkCode, ...WijkCode[]]
export const WijkCodeSchema = z.enum(wijkCodes)

/** Names that people use for a place, and the wijk that it lies in (domain.md 10.2). */
export const wijkAliases: Readonly<Record<string, WijkCode>> = {
  Kanaleneiland: 'WK034408',
  Transwijk: 'WK034408',
  Rivierenwijk: 'WK034408',
  Dichterswijk: 'WK034408',
  Zuilen: 'WK034402',
  Ondiep: 'WK034402',
  Pijlsweerd: 'WK034402',
  Lombok: 'WK034401',
  'Oog in Al': 'WK034401',
  Leidseweg: 'WK034401',
  'Nieuw Engeland': 'WK034401',
  Hoograven: 'WK034407',
  Tolsteeg: 'WK034407',
  Lunetten: 'WK034407',
  Rotsoord: 'WK034407',
  Vleuterweide: 'WK034410',
  Veldhuizen: 'WK034410',
  'De Meern': 'WK034410',
  Vleuten: 'WK034410',
  Haarzuilens: 'WK034410',
  Terwijde: 'WK034409',
  Parkwijk: 'WK034409',
  Langerak: 'WK034409',
  'Het Zand': 'WK034409',
  Rijnvliet: 'WK034409',
  'Leidsche Rijn Centrum': 'WK034409',
  Tuindorp: 'WK034404',
  Voordorp: 'WK034404',
  Wittevrouwen: 'WK034404',
  Vogelenbuurt: 'WK034404',
  Oudwijk: 'WK034405',
  Wilhelminapark: 'WK034405',
  Rijnsweerd: 'WK034405',
  'De Uithof': 'WK034405',
  'Hoog Catharijne': 'WK034406',
  'Wijk C': 'WK034406',
}
