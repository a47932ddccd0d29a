/**
 * Who a signed-in person is inside one workspace.
 * A locatiemanager may do all that a medewerker may; the projectleider has a workspace of another kind.
 */
export const roles = ['medewerker', 'locatiemanager', 'projectleider'] as const
export type Role = (typeof roles)[number]

/** `anyone` also works while the vault is locked; `user` is any signed-in person in any kind of workspace. */
export type RequiredRole = Role | 'user' | 'anyone'

export const workspaceKinds = ['voorschool', 'projectleider'] as const
export type WorkspaceKind = (typeof workspaceKinds)[number]

/** The roles that exist in a kind of workspace, the first being that of the person who makes it. */
export const rolesOfKind = {
  voorschool: ['locatiemanager', 'medewerker'],
  projectleider: ['projectleider'],
} as const satisfies Record<WorkspaceKind, readonly Role[]>

/** True when somebody with `role` (undefined: nobody is signed in) may do what asks for `required`. */
export function mayDo(role: Role | undefined, required: RequiredRole): boolean {
  if (required === 'anyone') return true
  if (role === undefined) return false
  if (required === 'user' || role === required) return true
  return role === 'locatiemanager' && required === 'medewerker'
}
