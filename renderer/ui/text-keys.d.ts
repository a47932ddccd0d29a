import 'i18next'

/** A misspelt key or a forgotten value in `t()` is a compile error. A new feature adds its file here. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof import('../../resources/locales/nl/common.json')
      wording: typeof import('../../resources/locales/nl/wording.json')
      frame: typeof import('../../resources/locales/nl/frame.json')
      errors: typeof import('../../resources/locales/nl/errors.json')
      shorthand: typeof import('../../resources/locales/nl/shorthand.json')
      workspaces: typeof import('../../resources/locales/nl/workspaces.json')
      users: typeof import('../../resources/locales/nl/users.json')
      audit: typeof import('../../resources/locales/nl/audit.json')
      backups: typeof import('../../resources/locales/nl/backups.json')
      settings: typeof import('../../resources/locales/nl/settings.json')
      location: typeof import('../../resources/locales/nl/location.json')
      tasks: typeof import('../../resources/locales/nl/tasks.json')
      children: typeof import('../../resources/locales/nl/children.json')
      placements: typeof import('../../resources/locales/nl/placements.json')
      advies: typeof import('../../resources/locales/nl/advies.json')
      presence: typeof import('../../resources/locales/nl/presence.json')
      hours: typeof import('../../resources/locales/nl/hours.json')
      support: typeof import('../../resources/locales/nl/support.json')
      handover: typeof import('../../resources/locales/nl/handover.json')
      groups: typeof import('../../resources/locales/nl/groups.json')
      observations: typeof import('../../resources/locales/nl/observations.json')
      parents: typeof import('../../resources/locales/nl/parents.json')
      students: typeof import('../../resources/locales/nl/students.json')
      jaarplan: typeof import('../../resources/locales/nl/jaarplan.json')
      indicators: typeof import('../../resources/locales/nl/indicators.json')
      exports: typeof import('../../resources/locales/nl/exports.json')
      deliveries: typeof import('../../resources/locales/nl/deliveries.json')
      wijkanalyse: typeof import('../../resources/locales/nl/wijkanalyse.json')
    }
  }
}
