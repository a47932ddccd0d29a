import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuAction } from '../../db/contract/shell.ts'
import texts from '../../resources/locales/nl/shell.json' with { type: 'json' }

/** The native menu. What concerns the page goes there as one word; the rest are the system's own roles. */
export function setMenu(choose: (action: MenuAction) => void): void {
  const words = texts.menu
  const item = (label: string, action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      choose(action)
    },
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const developer: MenuItemConstructorOptions[] = app.isPackaged ? [] : [separator, { role: 'toggleDevTools', label: words.developerTools }]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: process.platform === 'darwin' ? app.name : words.file,
        submenu: [
          item(words.search, 'search', 'CmdOrCtrl+K'),
          item(words.settings, 'settings', 'CmdOrCtrl+,'),
          separator,
          item(words.lock, 'lock', 'CmdOrCtrl+L'),
          { role: 'quit', label: words.quit },
        ],
      },
      {
        label: words.edit,
        submenu: [
          { role: 'undo', label: words.undo },
          { role: 'redo', label: words.redo },
          separator,
          { role: 'cut', label: words.cut },
          { role: 'copy', label: words.copy },
          { role: 'paste', label: words.paste },
          { role: 'selectAll', label: words.selectAll },
        ],
      },
      {
        label: words.view,
        submenu: [
          { role: 'zoomIn', label: words.zoomIn },
          { role: 'zoomOut', label: words.zoomOut },
          { role: 'resetZoom', label: words.resetZoom },
          separator,
          { role: 'togglefullscreen', label: words.fullScreen },
          ...developer,
        ],
      },
      { role: 'help', label: words.help, submenu: [item(words.helpPage, 'help', 'F1')] },
    ]),
  )
}
