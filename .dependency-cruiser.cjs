/** The arrows of docs/architecture.md. tools/gates.ts runs this file over the project and over a canary that breaks each rule. */
const test = '\\.test\\.tsx?$'
const roles = 'contract|store|actions|routes|jobs|public|ui'
const role = (...names) => `^capabilities/([^/]+)/(?:${names.join('|')})(?:\\.tsx?$|/)`
const own = (...names) => `^capabilities/$1/(?:${names.join('|')})(?:\\.tsx?$|/)`
// Everything in a capability that is no role and no reader of a list is a noun or its rules.
const noun = `^capabilities/([^/]+)/(?!(?:${roles})(?:\\.tsx?$|/)|import-)[^/]+\\.ts$`
const ownNoun = `^capabilities/$1/(?!(?:${roles})(?:\\.tsx?$|/)|import-)[^/]+\\.(?:ts|json)$`
const reader = '^capabilities/([^/]+)/import-[^/]+\\.ts$'
const inBrowser = `^(?:kernel|kit|apps/web)/|${noun.slice(1)}|${role('contract', 'ui').slice(1)}`

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('kernel-stands-alone', 'The kernel is words, not machinery.',
      { path: '^kernel/', pathNot: test }, { pathNot: '^kernel/' }),
    rule('engines-compute-only', 'An engine knows no HTTP, no SQL, no files: kernel and tables of letters only.',
      { path: '^engines/', pathNot: test }, { pathNot: '^(?:kernel|engines|node_modules/(?:any-ascii|fflate|saxes|libphonenumber-js|ipaddr\\.js|tldts|stdnum|@scure/base|@noble/hashes))/' }),
    rule('infra-knows-the-kernel-only', 'Server adapters are below everybody but the kernel.',
      { path: '^infra/', pathNot: test }, { path: '^(?:kit|engines|capabilities|apps|db|test|bench|tools)/' }),
    rule('kit-knows-the-kernel-only', 'Browser adapters are below everybody but the kernel.',
      { path: '^kit/', pathNot: test }, { path: '^(?:infra|engines|capabilities|apps|db|test|bench|tools)/' }),
    rule('nobody-imports-apps', 'The composition knows everybody and is known by nobody.',
      { pathNot: `^(?:apps|test|bench|tools)/|${test}` }, { path: '^apps/' }),
    rule('one-door-between-capabilities', 'Ask the other capability through its public.ts.',
      { path: '^capabilities/([^/]+)/' }, { path: '^capabilities/', pathNot: ['^capabilities/$1/', '/public\\.ts$'] }),
    rule('nouns-are-pure', 'A noun or policy touches the kernel, engines, zod and its own kind.',
      { path: noun, pathNot: test }, { pathNot: ['^kernel/', '^engines/', '^node_modules/zod/', ownNoun] }),
    rule('readers-only-read', 'A reader of an outside format gets a stream and gives nouns; it fetches and stores nothing.',
      { path: reader, pathNot: test },
      { pathNot: ['^kernel/', '^engines/', '^node_modules/(?:zod|saxes|csv-parse|fflate)/', ownNoun, '^capabilities/$1/import-', '^(?:node:)?(?:stream|string_decoder)(?:/|$)'] }),
    rule('contract-crosses-the-wire', 'Server and browser share it: kernel, own nouns, zod.',
      { path: role('contract'), pathNot: test }, { pathNot: ['^kernel/', '^node_modules/zod/', '^engines/', ownNoun, own('contract')] }),
    rule('no-engine-in-the-page', 'The browser may know the shape of an answer, not carry the engine.',
      { path: `${role('contract', 'ui')}|^kit/|^apps/web/`, pathNot: test }, { path: '^engines/', pathNot: '/types\\.ts$' }),
    rule('store-stays-low', 'Rows and nouns only; questions to others are asked in the action.',
      { path: role('store', 'public'), pathNot: test },
      { path: ['^kit/', '^capabilities/'], pathNot: [ownNoun, own('store', 'public')] }),
    rule('actions-know-no-http', 'A use case is the same from HTTP, the command line and a job.',
      { path: role('actions', 'jobs'), pathNot: test }, { path: ['^kit/', own('routes', 'ui'), '^infra/http\\.ts$', '^node_modules/(?:fastify|@fastify)/'] }),
    rule('routes-call-actions', 'Parse, act, answer: never around the action to the store.',
      { path: role('routes'), pathNot: test }, { path: ['^kit/', own('store', 'ui', 'jobs')] }),
    rule('ui-sees-the-contract-only', 'A page speaks HTTP; the other side is behind it.',
      { path: role('ui'), pathNot: test },
      { path: ['^infra/', '^capabilities/', '^db/'], pathNot: [ownNoun, own('contract', 'ui')] }),
    rule('the-page-has-no-server', 'The web app composes pages and contracts.',
      { path: '^apps/web/', pathNot: test },
      { path: `^(?:infra|db)/|^apps/(?!web/)|${role('store', 'actions', 'routes', 'jobs', 'public')}` }),
    rule('no-node-in-the-browser', 'What the browser loads uses what browsers have.',
      { path: inBrowser, pathNot: `${test}|\\.config\\.ts$` }, { dependencyTypes: ['core'] }),
    rule('the-driver-lives-in-infra', 'Transactions, limits and row-level security are set in one place.',
      { pathNot: `^(?:infra|test|bench|tools)/|${test}` }, { path: '^node_modules/(?:pg|@types/pg)/' }),
    rule('the-command-line-starts-light', 'A command asks a Comity that runs; the program itself is read only to be started.',
      { path: '^apps/cli/', pathNot: `^apps/cli/start\\.ts$|${test}` }, { path: '^apps/server/', pathNot: '^apps/server/home\\.ts$', dynamic: false }),
    rule('schema-and-seed-know-nouns-only', 'The demo world is generated; an app writes it.',
      { path: '^db/', pathNot: test }, { path: '^(?:infra|kit|apps|test|bench|tools)/|^capabilities/', pathNot: noun }),
    rule('code-knows-no-schema-files', 'Migrations and seed are brought in by the apps.',
      { path: '^(?:capabilities|engines|kit)/', pathNot: test }, { path: '^db/' }),
    rule('tests-stay-tests', 'What ships imports no test and no tool.',
      { pathNot: `^(?:test|bench|tools)/|${test}` }, { path: `^(?:test|tools)/|${test}` }),
    rule('bench-is-started-by-the-command-line', 'Measuring is a command, not a part.',
      { pathNot: `^(?:apps/cli|bench|test|tools)/|${test}` }, { path: '^bench/' }),
    rule('no-development-package-ships', 'A package that runs in production is a dependency.',
      { pathNot: `^(?:test|bench|tools)/|${test}|\\.config\\.ts$` }, { dependencyTypes: ['npm-dev'] }),
    rule('everything-resolves', 'An import that is not found is not checked either.', {}, { couldNotResolve: true }),
    rule('no-cycles', 'Who comes first must be answerable.', {}, { circular: true }),
  ],
  options: {
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|coverage|\\.data)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'], conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
}
