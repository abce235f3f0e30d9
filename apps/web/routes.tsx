import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouteComponent,
  useParams,
  useRouterState,
  useSearch,
} from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { tabs as approvalTabs } from '../../capabilities/approvals/contract.ts'
import { CheckPage } from '../../capabilities/checks/ui/CheckPage.tsx'
import { tabs as inquiryTabs } from '../../capabilities/inquiries/ui/tabs.ts'
import { Skeletons } from '../../kit/page/Skeletons.tsx'
import { PlainShell } from '../../kit/shell/PlainShell.tsx'
import { Broken } from './Broken.tsx'
import { NotFound } from './NotFound.tsx'
import { SignedIn } from './SignedIn.tsx'
import { useMe } from './session.ts'
import { tasksOf } from './tasks.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

/** A screen of somebody signed in; one line each. The frame stands while the screen's code is on its way. */
function screen(path: string, Screen: RouteComponent) {
  const component = () => (
    <Suspense fallback={<Skeletons rows={8} />}>
      <Screen />
    </Suspense>
  )
  return createRoute({ getParentRoute: () => signedIn, path, component })
}

function open(path: string, component: RouteComponent) {
  return createRoute({ getParentRoute: () => root, path, component })
}

const RecordPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/RecordPage.tsx'),
  'RecordPage',
)
const ReceiptsPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/ReceiptsPage.tsx'),
  'ReceiptsPage',
)
const NewRecordPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/WriteRecordPage.tsx'),
  'NewRecordPage',
)
const ChangeRecordPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/WriteRecordPage.tsx'),
  'ChangeRecordPage',
)
const UpkeepPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/UpkeepPage.tsx'),
  'UpkeepPage',
)
const ListsPage = lazyRouteComponent(() => import('../../capabilities/records/ui/ListsPage.tsx'), 'ListsPage')
const ImportsPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/ImportsPage.tsx'),
  'ImportsPage',
)
const JournalPage = lazyRouteComponent(
  () => import('../../capabilities/journal/ui/JournalPage.tsx'),
  'JournalPage',
)

const DeskPage = lazyRouteComponent(() => import('./desk/DeskPage.tsx'), 'DeskPage')
const HitBadge = lazy(async () => ({
  default: (await import('../../capabilities/hits/ui/HitBadge.tsx')).HitBadge,
}))
const OtherCandidates = lazy(async () => ({
  default: (await import('../../capabilities/checks/ui/OtherCandidates.tsx')).OtherCandidates,
}))
const HitPage = lazyRouteComponent(() => import('../../capabilities/hits/ui/HitPage.tsx'), 'HitPage')

const OwnRecordsPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/OwnRecordsPage.tsx'),
  'OwnRecordsPage',
)
const QualityPage = lazyRouteComponent(
  () => import('../../capabilities/records/ui/QualityPage.tsx'),
  'QualityPage',
)
const SearchPage = lazyRouteComponent(
  () => import('../../capabilities/checks/ui/SearchPage.tsx'),
  'SearchPage',
)
const ListCheckPage = lazyRouteComponent(
  () => import('../../capabilities/checks/ui/ListCheckPage.tsx'),
  'ListCheckPage',
)
const MyDayPage = lazyRouteComponent(() => import('../../capabilities/checks/ui/MyDayPage.tsx'), 'MyDayPage')
const StatisticsPage = lazyRouteComponent(
  () => import('../../capabilities/checks/ui/StatisticsPage.tsx'),
  'StatisticsPage',
)
const ShiftPage = lazyRouteComponent(() => import('../../capabilities/shifts/ui/ShiftPage.tsx'), 'ShiftPage')

const AccountPage = lazyRouteComponent(
  () => import('../../capabilities/bureaus/ui/AccountPage.tsx'),
  'AccountPage',
)
const ApprovalsPage = lazyRouteComponent(
  () => import('../../capabilities/approvals/ui/ApprovalsPage.tsx'),
  'ApprovalsPage',
)
const InquiriesPage = lazyRouteComponent(
  () => import('../../capabilities/inquiries/ui/InquiriesPage.tsx'),
  'InquiriesPage',
)
const MembersPage = lazyRouteComponent(
  () => import('../../capabilities/bureaus/ui/MembersPage.tsx'),
  'MembersPage',
)
const PeoplePage = lazyRouteComponent(
  () => import('../../capabilities/bureaus/ui/PeoplePage.tsx'),
  'PeoplePage',
)
const EnrolPage = lazyRouteComponent(() => import('../../capabilities/bureaus/ui/EnrolPage.tsx'), 'EnrolPage')

const RequestsPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/RequestsPage.tsx'),
  'RequestsPage',
)
const RequestPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/RequestPage.tsx'),
  'RequestPage',
)
const LetterPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/LetterPage.tsx'),
  'LetterPage',
)
const ConsultationsPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/ConsultationsPage.tsx'),
  'ConsultationsPage',
)
const IncidentsPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/IncidentsPage.tsx'),
  'IncidentsPage',
)
const IncidentPage = lazyRouteComponent(
  () => import('../../capabilities/rights/ui/IncidentPage.tsx'),
  'IncidentPage',
)

const tree = root.addChildren([
  signedIn.addChildren([
    screen('/', Check),
    screen('/desk', Desk),
    screen('/hits/$id', OneHit),
    screen('/shift', Shift),
    screen('/search', Search),
    screen('/list-check', ListCheck),
    screen('/my-day', MyDay),
    screen('/statistics', StatisticsPage),
    screen('/records', OwnRecords),
    screen('/quality', Quality),
    screen('/records/$id', OneRecord),
    screen('/imports', Imports),
    screen('/journal', Journal),
    screen('/approvals', Approvals),
    screen('/requests', Requests),
    screen('/rights', Rights),
    screen('/rights/$id', OneRequest),
    screen('/rights/$id/letter', OneLetter),
    screen('/consultations', Consultations),
    screen('/incidents', Incidents),
    screen('/incidents/$id', OneIncident),
    screen('/bureaus', Bureaus),
    screen('/records/new', NewRecord),
    screen('/records/$id/edit', EditRecord),
    screen('/records/$id/receipts', Receipts),
    screen('/records/$id/propose', ProposeCorrection),
    screen('/upkeep', UpkeepPage),
    screen('/lists', Lists),
    screen('/people', People),
    screen('/account', Account),
  ]),
  open('/enrol', Enrol),
  open(
    '/design',
    lazyRouteComponent(() => import('./design/DesignPage.tsx'), 'DesignPage'),
  ),
])

export function makeRouter() {
  return createRouter({
    routeTree: tree,
    defaultErrorComponent: Broken,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

function hitOf(id: string) {
  return (
    <Suspense fallback={null}>
      <HitBadge id={id} />
    </Suspense>
  )
}

function candidatesOf(checkId: string, recordId: string) {
  return (
    <Suspense fallback={null}>
      <OtherCandidates checkId={checkId} recordId={recordId} />
    </Suspense>
  )
}

/** Who may not check begins with the first task that the roles give. */
function Check() {
  const me = useMe()
  const first = tasksOf(me)[0]?.href ?? '/account'
  if (first !== '/') return <Navigate to={first} replace />
  return <CheckPage person={me.id} purpose={me.purpose} hitOf={hitOf} />
}

function Desk() {
  return <DeskPage me={useMe()} />
}

function Quality() {
  return <QualityPage me={useMe()} />
}

function Shift() {
  return <ShiftPage me={useMe()} />
}

function Search() {
  const me = useMe()
  return <SearchPage person={me.id} purpose={me.purpose} hitOf={hitOf} />
}

function ListCheck() {
  const me = useMe()
  return <ListCheckPage person={me.id} purpose={me.purpose} hitOf={hitOf} />
}

function MyDay() {
  return <MyDayPage hitOf={hitOf} />
}

function OneHit() {
  const { id } = useParams({ strict: false })
  return <HitPage key={id} id={id ?? ''} candidatesOf={candidatesOf} />
}

function OneRecord() {
  const { id } = useParams({ strict: false })
  return <RecordPage key={id} id={id ?? ''} me={useMe()} />
}

function Receipts() {
  const { id } = useParams({ strict: false })
  return <ReceiptsPage key={id} id={id ?? ''} me={useMe()} />
}

function OwnRecords() {
  return <OwnRecordsPage me={useMe()} />
}

function NewRecord() {
  return <NewRecordPage me={useMe()} />
}

function EditRecord() {
  const { id } = useParams({ strict: false })
  return <ChangeRecordPage key={id} id={id ?? ''} me={useMe()} mode="edit" />
}

function ProposeCorrection() {
  const { id } = useParams({ strict: false })
  return <ChangeRecordPage key={id} id={id ?? ''} me={useMe()} mode="proposal" />
}

function Lists() {
  return <ListsPage me={useMe()} />
}

function Imports() {
  return <ImportsPage roles={useMe().roles} />
}

function Journal() {
  return <JournalPage me={useMe()} search={useSearch({ strict: false })} />
}

function Approvals() {
  const { tab }: { readonly tab?: unknown } = useSearch({ strict: false })
  return <ApprovalsPage tab={approvalTabs.find((one) => one === tab) ?? 'waiting'} />
}

function Requests() {
  const { tab }: { readonly tab?: unknown } = useSearch({ strict: false })
  return <InquiriesPage me={useMe()} tab={inquiryTabs.find((one) => one === tab) ?? 'waiting'} />
}

function Rights() {
  const { tab }: { readonly tab?: unknown } = useSearch({ strict: false })
  return <RequestsPage roles={useMe().roles} tab={timeTabs.find((one) => one === tab) ?? 'open'} />
}

function OneRequest() {
  const { id } = useParams({ strict: false })
  return <RequestPage key={id} id={id ?? ''} />
}

function OneLetter() {
  const { id } = useParams({ strict: false })
  return <LetterPage key={id} id={id ?? ''} />
}

function Consultations() {
  const { tab }: { readonly tab?: unknown } = useSearch({ strict: false })
  return <ConsultationsPage roles={useMe().roles} tab={tab === 'answered' ? 'answered' : 'waiting'} />
}

function Incidents() {
  const { tab }: { readonly tab?: unknown } = useSearch({ strict: false })
  return <IncidentsPage roles={useMe().roles} tab={timeTabs.find((one) => one === tab) ?? 'open'} />
}

function OneIncident() {
  const { id } = useParams({ strict: false })
  return <IncidentPage key={id} id={id ?? ''} />
}

/** How requests and incidents are parted. */
const timeTabs = ['open', 'late', 'closed'] as const

function Bureaus() {
  return <MembersPage me={useMe()} />
}

function People() {
  return <PeoplePage me={useMe()} />
}

function Account() {
  return <AccountPage me={useMe()} />
}

/** The token stands behind #, which no server sees. */
function Enrol() {
  const token = useRouterState({ select: ({ location }) => location.hash })
  return (
    <PlainShell>
      <EnrolPage token={token} />
    </PlainShell>
  )
}
