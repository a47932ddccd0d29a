/** Why a folder is a bad place for a workspace: another program rewrites its files, or SQLite's locks do not hold there. */
export type FolderWarning = 'cloud' | 'network' | null

const cloudNames = [
  /^onedrive\b/,
  /^dropbox\b/,
  /^google ?drive\b/,
  /^googledrive\b/,
  /^my drive$/,
  /^mijn drive$/,
  /^drivefs$/,
  /^icloud ?drive\b/,
  /^com~apple~clouddocs$/,
  /^mobile documents$/,
  /^cloudstorage$/,
  /^nextcloud\b/,
  /^owncloud\b/,
  /^box( sync)?$/,
  /^pcloud ?drive$/,
  /^stack(drive)?$/,
  /^tresorit\b/,
  /^mega(sync)?$/,
  /^syncthing$/,
  /^sharepoint\b/,
]

/**
 * Judges a path by its names alone, for Windows, macOS and Linux; no file is touched. `cloud` wins over `network`.
 * A warning, never a refusal: a mapped drive letter cannot be told from a disk this way.
 */
export function folderWarning(path: string): FolderWarning {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '')
  if (parts.some((part) => cloudNames.some((name) => name.test(part.toLowerCase())))) return 'cloud'
  if (/^(\\\\|\/\/)(?![?.][\\/])/.test(path) || /^(\\\\|\/\/)[?.][\\/]UNC[\\/]/i.test(path)) return 'network'
  const lower = path.toLowerCase().replaceAll('\\', '/')
  if (/\/gvfs\/(smb|sftp|dav|nfs|afp)/.test(lower) || lower.startsWith('/net/') || lower.startsWith('/nfs/')) return 'network'
  if (/^\/(volumes|mnt|media)\/.*(server|share|netwerk|network|smb|nfs|nas\b)/.test(lower)) return 'network'
  return null
}
