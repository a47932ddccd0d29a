import { lazy } from 'react'

/** What stands before the frame. The lock screen loads without the frame and its router, which are fetched while somebody types a password. */
export const loadUnlocked = () => import('./Unlocked.tsx')
export const Unlocked = lazy(async () => ({ default: (await loadUnlocked()).Unlocked }))

export const EntrancePage = lazy(async () => ({ default: (await import('../features/workspaces/EntrancePage.tsx')).EntrancePage }))
export const ForgottenPassword = lazy(async () => ({
  default: (await import('../features/workspaces/ForgottenPassword.tsx')).ForgottenPassword,
}))
export const RestoreGuide = lazy(async () => ({ default: (await import('../features/backups/RestoreGuide.tsx')).RestoreGuide }))
