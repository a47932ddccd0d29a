import { z } from 'zod'
import { command, job, query } from './operation.ts'
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
  /** In which groups each works: whose names her shorthand line knows first, and whom her radar shows. */
  'users.groups': query({
    place: 'voorschool',
    role: 'medewerker',
    input: Nothing,
    output: z.array(z.strictObject({ userId: Id, groupIds: z.array(Id) })),
    reads: ['users', 'groups'],
  }),
  /** Her own, or as a locatiemanager anybody's. It gives no right and takes none away. */
  'users.setGroups': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ userId: Id, groupIds: z.array(Id).max(200) }),
    output: z.strictObject({ userId: Id, groupIds: z.array(Id) }),
    changes: ['users'],
  }),
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
