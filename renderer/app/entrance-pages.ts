import { lazy } from 'react'

/**
 * What stands before the frame. The lock screen is read without the contract, the frame and its router, which are fetched while somebody
 * types a password. No schema is made before zod knows that it may not generate code (`ui/zod-setup.ts`).
 */
async function withContract<Page>(load: () => Promise<Page>): Promise<Page> {
  await import('../ui/zod-setup.ts')
  return load()
}

export const loadUnlocked = () => withContract(() => import('./Unlocked.tsx'))
export const Unlocked = lazy(async () => ({ default: (await loadUnlocked()).Unlocked }))

export const EntrancePage = lazy(async () => ({
  default: (await withContract(() => import('../features/workspaces/EntrancePage.tsx'))).EntrancePage,
}))
export const ForgottenPassword = lazy(async () => ({
  default: (await withContract(() => import('../features/workspaces/ForgottenPassword.tsx'))).ForgottenPassword,
}))
export const RestoreGuide = lazy(async () => ({
  default: (await withContract(() => import('../features/backups/RestoreGuide.tsx'))).RestoreGuide,
}))
