import { writeFileSync } from 'node:fs'
import type { HostContext, Handlers } from '../../backend/handler.ts'
import { AppError } from '../../contract/errors.ts'
import type { workspacesContract } from '../../contract/workspaces.ts'
import { recoverySheet } from '../../documents/recovery-sheet.ts'
import { toAppError } from '../../schema/open.ts'
import { workspaceFolderIn } from './folder.ts'

/** The life of a workspace itself; nothing here needs somebody to be signed in. */
export const workspacesHandlers: Handlers<typeof workspacesContract> = {
  'workspaces.status': async ({ host }) => host.status(),

  'workspaces.create': async ({ host, shell }, input) => {
    const chosen = await shell.chooseFolder({ purpose: 'new-workspace' })
    if (chosen === null) throw new AppError('cancelled')
    return { recoveryCode: await host.create({ ...input, folder: workspaceFolderIn(chosen, input.name) }) }
  },

  'workspaces.open': async (context, { workspaceId }) => {
    await context.host.open(await folderOf(context, workspaceId))
    return {}
  },

  'workspaces.close': async ({ host }) => {
    await host.close()
    return {}
  },

  'workspaces.forget': async ({ host }, { workspaceId }) => {
    host.forget(workspaceId)
    return {}
  },

  'workspaces.unlock': async ({ host }, { userId, password }) => {
    await host.unlock(userId, password)
    return {}
  },

  'workspaces.unlockWithRecoveryCode': async ({ host }, { recoveryCode, userId, newPassword }) => {
    await host.unlockWithRecoveryCode(recoveryCode, userId, newPassword)
    return {}
  },

  'workspaces.lock': async ({ host }) => {
    await host.lock()
    return {}
  },

  'workspaces.touch': ({ host }) => {
    host.touch()
    return Promise.resolve({})
  },

  'workspaces.newRecoveryCode': async ({ host }, { password }) => ({ recoveryCode: await host.newRecoveryCode(password) }),

  'workspaces.confirmRecoveryCode': async ({ host }, { recoveryCode }) => {
    await host.confirmRecoveryCode(recoveryCode)
    return {}
  },

  'workspaces.printRecoverySheet': async ({ host, shell, today }, { to }) => {
    const { session } = host.requireOpen()
    const html = recoverySheet({ workspaceName: session.workspace.name, recoveryCode: host.requireWaitingCode(), madeOn: today() })
    if (to === 'printer') {
      await shell.printHtml({ html })
      return {}
    }
    const path = await shell.chooseSavePath({ suggestedName: 'herstelblad.pdf', kind: 'pdf' })
    if (path === null) throw new AppError('cancelled')
    const pdf = await shell.renderPdf({ html })
    try {
      writeFileSync(path, pdf, { mode: 0o600 })
    } catch (error) {
      throw toAppError(error)
    }
    return {}
  },
}

async function folderOf({ host, shell }: HostContext, workspaceId: string | null): Promise<string> {
  if (workspaceId === null) {
    const chosen = await shell.chooseFolder({ purpose: 'open-workspace' })
    if (chosen === null) throw new AppError('cancelled')
    return chosen
  }
  const known = host.status().known.find((one) => one.workspaceId === workspaceId)
  if (known === undefined) throw new AppError('not-found')
  return known.folder
}
