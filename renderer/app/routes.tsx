import { lazy, type ComponentType } from 'react'
import { createHashRouter, Navigate, Outlet, useLocation, type RouteObject } from 'react-router'
import type { WorkspaceKind } from '../../db/contract/roles.ts'
import { useSession } from '../backend/session.ts'
import { AppFrame } from './AppFrame.tsx'
import { ErrorBoundary } from './ErrorPage.tsx'
import { homeOf } from './navigation.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** This file is the only door from the frame to the features; each page loads when it is first opened. */
const pages = import.meta.glob<Record<string, ComponentType>>('../features/*/*Page.tsx')

function page(feature: string, name: string) {
  const load = pages[`../features/${feature}/${name}.tsx`]
  if (load === undefined) return NotFoundPage
  return lazy(async () => ({ default: (await load())[name] ?? NotFoundPage }))
}

export const EntrancePage = lazy(async () => ({ default: (await import('../features/workspaces/EntrancePage.tsx')).EntrancePage }))
export const SetUpPage = lazy(async () => ({ default: (await import('../features/workspaces/SetUpPage.tsx')).SetUpPage }))
export const ForgottenPassword = lazy(async () => ({
  default: (await import('../features/workspaces/ForgottenPassword.tsx')).ForgottenPassword,
}))
export const RestoreGuide = lazy(async () => ({ default: (await import('../features/backups/RestoreGuide.tsx')).RestoreGuide }))

interface PageRoute {
  readonly path: string
  readonly kind: WorkspaceKind | 'any'
  readonly Page: ComponentType
  /** What opens over the page and has an address of its own; the page shows it in its `<Outlet>`. */
  readonly inside?: readonly { readonly path: string; readonly Page: ComponentType }[]
}

const pageRoutes: readonly PageRoute[] = [
  { path: 'vandaag', kind: 'voorschool', Page: page('tasks', 'TodayPage') },
  { path: 'kinderen', kind: 'voorschool', Page: page('children', 'ChildrenPage') },
  {
    path: 'kinderen/:childId',
    kind: 'voorschool',
    Page: page('children', 'ChildPage'),
    inside: [{ path: 'advies', Page: page('advies', 'AdviesPage') }],
  },
  { path: 'groepen', kind: 'voorschool', Page: page('groups', 'GroupsPage') },
  { path: 'groepen/:groupId', kind: 'voorschool', Page: page('groups', 'GroupPage') },
  { path: 'observaties', kind: 'voorschool', Page: page('observations', 'ObservationsPage') },
  { path: 'ouders', kind: 'voorschool', Page: page('parents', 'ParentsPage') },
  { path: 'studenten', kind: 'voorschool', Page: page('students', 'StudentsPage') },
  { path: 'jaarplan', kind: 'voorschool', Page: page('jaarplan', 'JaarplanPage') },
  { path: 'export', kind: 'voorschool', Page: page('exports', 'ExportPage') },
  { path: 'leveringen', kind: 'projectleider', Page: page('deliveries', 'DeliveriesPage') },
  { path: 'wijkanalyse', kind: 'projectleider', Page: page('wijkanalyse', 'WijkanalysePage') },
  { path: 'noemers', kind: 'projectleider', Page: page('wijkanalyse', 'DenominatorsPage') },
  { path: 'instellingen', kind: 'any', Page: page('settings', 'SettingsPage') },
  { path: 'instellingen/gebruikers', kind: 'any', Page: page('users', 'UsersPage') },
  { path: 'instellingen/reservekopieen', kind: 'any', Page: page('backups', 'BackupsPage') },
  { path: 'instellingen/logboek', kind: 'any', Page: page('audit', 'AuditPage') },
  { path: 'instellingen/locatie', kind: 'voorschool', Page: page('location', 'LocationPage') },
]

/** The hash keeps the address inside the window: the app:// protocol serves one page. */
export function createRouter() {
  const routes: RouteObject[] = [
    {
      element: <AppFrame />,
      children: [
        {
          element: <Guarded />,
          children: [
            { index: true, element: <Home /> },
            ...pageRoutes.map(({ path, kind, Page, inside = [] }) => ({
              path,
              element: <InKind kind={kind} Page={Page} />,
              children: inside.map(({ path: innerPath, Page: Inner }) => ({ path: innerPath, element: <Inner /> })),
            })),
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]
  return createHashRouter(routes)
}

function Home() {
  return <Navigate replace to={homeOf[useSession().workspace.kind]} />
}

/** A page of the other kind of workspace does not exist here. */
function InKind({ kind, Page }: { readonly kind: WorkspaceKind | 'any'; readonly Page: ComponentType }) {
  const { workspace } = useSession()
  return kind === 'any' || kind === workspace.kind ? <Page /> : <NotFoundPage />
}

function Guarded() {
  const { pathname } = useLocation()
  return (
    <ErrorBoundary resetKey={pathname}>
      <Outlet />
    </ErrorBoundary>
  )
}
