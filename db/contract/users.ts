import { z } from 'zod'
import { job, query } from './operation.ts'
import { roles } from './roles.ts'
import { Id, line, Nothing, Saved, Version } from './values.ts'
import { Password } from './workspaces.ts'

export const User = z.strictObject({
  id: Id,
  name: z.string(),
  role: z.enum(roles),
  isActive: z.boolean(),
  lastSignedInAt: z.string().nullable(),
  version: Version,
})
export type User = z.output<typeof User>

export const usersContract = {
  /** Everyone may know who works here: names stand beside what they wrote. */
  'users.list': query({ place: 'any', role: 'user', input: Nothing, output: z.array(User), reads: ['users'] }),
  'users.add': job({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ name: line(60), role: z.enum(['medewerker', 'locatiemanager']), password: Password }),
    output: Saved,
    changes: ['users', 'session'],
  }),
  'users.changeRole': job({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, role: z.enum(['medewerker', 'locatiemanager']) }),
    output: Saved,
    changes: ['users', 'session'],
  }),
  /** Takes the person's key away; what she wrote keeps her name. The last locatiemanager stays. */
  'users.deactivate': job({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: Saved,
    changes: ['users', 'session'],
  }),
  /** For a colleague who forgot hers, or who comes back: gives a (new) key with this password. */
  'users.resetPassword': job({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, newPassword: Password }),
    output: Saved,
    changes: ['users', 'session'],
  }),
  'users.changeOwnPassword': job({
    place: 'any',
    role: 'user',
    input: z.strictObject({ currentPassword: Password, newPassword: Password }),
    output: Nothing,
    changes: ['users'],
  }),
} as const
