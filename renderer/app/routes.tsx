import { lazy, Suspense, type ComponentType } from 'react'
import { createHashRouter, Navigate, Outlet, useLocation, type RouteObject } from 'react-router'
import type { WorkspaceKind } from '../../db/contract/roles.ts'
import { useSession } from '../backend/session.ts'
import { whenQuiet } from '../ui/later.ts'
import { AppFrame } from './AppFrame.tsx'
import { ErrorBoundary } from './ErrorPage.tsx'
import { homeOf } from './navigation.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/**
 * The only door from the frame to the features (entrance-pages.ts is that for who is not signed in); each page is a file of its own.
 * A new page: one line here with its path, and in navigation.ts when it stands in the menu.
 */
function page<Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name) {
  const Page = lazy(async () => ({ default: (await load())[name] }))
  return Object.assign(Page, { load })
}

type LoadedPage = ReturnType<typeof page>

export const SetUpPage = lazy(async () => ({ default: (await import('../features/workspaces/SetUpPage.tsx')).SetUpPage }))

interface PageRoute {
  readonly path: string
  readonly kind: WorkspaceKind | 'any'
  readonly Page: LoadedPage
  /** Opens over the page, in its outlet. */
  readonly panels?: readonly { readonly path: string; readonly Page: LoadedPage }[]
}

const pageRoutes: readonly PageRoute[] = [
  { path: 'vandaag', kind: 'voorschool', Page: page(() => import('../features/tasks/TodayPage.tsx'), 'TodayPage') },
  { path: 'kinderen', kind: 'voorschool', Page: page(() => import('../features/children/ChildrenPage.tsx'), 'ChildrenPage') },
  { path: 'kinderen/in-een-keer', kind: 'voorschool', Page: page(() => import('../features/placements/BulkPage.tsx'), 'BulkPage') },
  { path: 'kinderen/wachtlijst', kind: 'voorschool', Page: page(() => import('../features/placements/WaitlistPage.tsx'), 'WaitlistPage') },
  {
    path: 'kinderen/ondersteuning',
    kind: 'voorschool',
    Page: page(() => import('../features/support/SupportOverviewPage.tsx'), 'SupportOverviewPage'),
  },
  {
    path: 'kinderen/overdracht',
    kind: 'voorschool',
    Page: page(() => import('../features/handover/HandoverOverviewPage.tsx'), 'HandoverOverviewPage'),
  },
  {
    path: 'kinderen/:childId/overdracht',
    kind: 'voorschool',
    Page: page(() => import('../features/handover/HandoverPage.tsx'), 'HandoverPage'),
  },
  { path: 'kinderen/uren', kind: 'voorschool', Page: page(() => import('../features/hours/HoursPage.tsx'), 'HoursPage') },
  {
    path: 'kinderen/:childId',
    kind: 'voorschool',
    Page: page(() => import('../features/children/ChildPage.tsx'), 'ChildPage'),
    panels: [
      { path: 'advies', Page: page(() => import('../features/advies/AdviesPage.tsx'), 'AdviesPage') },
      { path: 'ondersteuning', Page: page(() => import('../features/support/SupportPage.tsx'), 'SupportPage') },
      { path: 'plaatsen', Page: page(() => import('../features/placements/PlacePages.tsx'), 'PlacePage') },
      { path: 'einde-plaatsing', Page: page(() => import('../features/placements/PlacePages.tsx'), 'EndPlacementPage') },
      { path: 'ontwikkeling', Page: page(() => import('../features/observations/DevelopmentPanel.tsx'), 'DevelopmentPanel') },
      { path: 'afdruk', Page: page(() => import('../features/observations/PrintPanel.tsx'), 'PrintPanel') },
    ],
  },
  { path: 'groepen', kind: 'voorschool', Page: page(() => import('../features/groups/GroupsPage.tsx'), 'GroupsPage') },
  { path: 'groepen/aanwezigheid', kind: 'voorschool', Page: page(() => import('../features/presence/PresencePage.tsx'), 'PresencePage') },
  { path: 'groepen/:groupId', kind: 'voorschool', Page: page(() => import('../features/groups/GroupPage.tsx'), 'GroupPage') },
  {
    path: 'observaties',
    kind: 'voorschool',
    Page: page(() => import('../features/observations/ObservationsPage.tsx'), 'ObservationsPage'),
  },
  { path: 'observaties/radar', kind: 'voorschool', Page: page(() => import('../features/observations/RadarPage.tsx'), 'RadarPage') },
  { path: 'observaties/ronde', kind: 'voorschool', Page: page(() => import('../features/observations/RoundPage.tsx'), 'RoundPage') },
  { path: 'observaties/concepten', kind: 'voorschool', Page: page(() => import('../features/observations/DraftsPage.tsx'), 'DraftsPage') },
  { path: 'observaties/meelezen', kind: 'voorschool', Page: page(() => import('../features/observations/ReviewPage.tsx'), 'ReviewPage') },
  { path: 'ouders', kind: 'voorschool', Page: page(() => import('../features/parents/ParentsPage.tsx'), 'ParentsPage') },
  { path: 'studenten', kind: 'voorschool', Page: page(() => import('../features/students/StudentsPage.tsx'), 'StudentsPage') },
  { path: 'jaarplan', kind: 'voorschool', Page: page(() => import('../features/jaarplan/JaarplanPage.tsx'), 'JaarplanPage') },
  { path: 'export', kind: 'voorschool', Page: page(() => import('../features/exports/ExportPage.tsx'), 'ExportPage') },
  { path: 'leveringen', kind: 'projectleider', Page: page(() => import('../features/deliveries/DeliveriesPage.tsx'), 'DeliveriesPage') },
  {
    path: 'wijkanalyse',
    kind: 'projectleider',
    Page: page(() => import('../features/wijkanalyse/WijkanalysePage.tsx'), 'WijkanalysePage'),
  },
  { path: 'noemers', kind: 'projectleider', Page: page(() => import('../features/wijkanalyse/DenominatorsPage.tsx'), 'DenominatorsPage') },
  { path: 'instellingen', kind: 'any', Page: page(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage') },
  { path: 'instellingen/gebruikers', kind: 'any', Page: page(() => import('../features/users/UsersPage.tsx'), 'UsersPage') },
  { path: 'instellingen/reservekopieen', kind: 'any', Page: page(() => import('../features/backups/BackupsPage.tsx'), 'BackupsPage') },
  { path: 'instellingen/logboek', kind: 'any', Page: page(() => import('../features/audit/AuditPage.tsx'), 'AuditPage') },
  { path: 'instellingen/locatie', kind: 'voorschool', Page: page(() => import('../features/location/LocationPage.tsx'), 'LocationPage') },
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
            ...pageRoutes.map(({ path, kind, Page, panels = [] }) => ({
              path,
              element: <InKind kind={kind} Page={Page} />,
              children: panels.map((panel) => ({ path: panel.path, element: <Panel Page={panel.Page} /> })),
            })),
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]
  return createHashRouter(routes)
}

/** Reads the code of the pages while nobody waits for anything, so that the first opening is as quick as the next; the function it returns ends that. */
export function readPagesAhead(kind: WorkspaceKind): () => void {
  const pages = pageRoutes
    .filter((route) => route.kind === kind || route.kind === 'any')
    .flatMap(({ Page, panels = [] }) => [Page, ...panels.map((panel) => panel.Page)])
  let callOff: (() => void) | undefined
  const readNext = (): void => {
    const next = pages.shift()
    if (next === undefined) return
    callOff = whenQuiet(() => {
      // What cannot be read says so when it is opened.
      void next
        .load()
        .catch(() => undefined)
        .then(readNext)
    })
  }
  readNext()
  return () => {
    pages.length = 0
    callOff?.()
  }
}

function Home() {
  return <Navigate replace to={homeOf[useSession().workspace.kind]} />
}

/** A page of the other kind of workspace does not exist here. */
function InKind({ kind, Page }: { readonly kind: WorkspaceKind | 'any'; readonly Page: ComponentType }) {
  const { workspace } = useSession()
  return kind === 'any' || kind === workspace.kind ? <Page /> : <NotFoundPage />
}

/** The page under it stays on the screen while the panel's code is read. */
function Panel({ Page }: { readonly Page: ComponentType }) {
  return (
    <Suspense>
      <Page />
    </Suspense>
  )
}

function Guarded() {
  const { pathname } = useLocation()
  return (
    <ErrorBoundary resetKey={pathname}>
      <Outlet />
    </ErrorBoundary>
  )
}
