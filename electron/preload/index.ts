import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, MenuAction } from '../../db/contract/shell.ts'

const bridge: Bridge = {
  connectBackend(nonce) {
    ipcRenderer.send('connect-backend', nonce)
  },
  onMenu(listener) {
    const forward = (_event: unknown, action: MenuAction): void => {
      listener(action)
    }
    ipcRenderer.on('menu', forward)
    return () => {
      ipcRenderer.off('menu', forward)
    }
  },
}

// A port cannot cross the bridge to the page; a message of the window to itself can carry it. The nonce tells the page
// that it is the answer to its own question.
ipcRenderer.on('backend-port', (event, nonce: string) => {
  window.postMessage(nonce, window.location.origin, [...event.ports])
})

contextBridge.exposeInMainWorld('kernwijzer', bridge)
