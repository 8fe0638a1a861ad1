import { describe, expect, test } from 'vitest'
import { developerTalk } from '../../../../src/lint/prose/text/developer-talk.ts'

describe('developerTalk', () => {
  test.each([
    'Get one invoice. Calls InvoiceRepo.findById and maps it with toDto().',
    'Get one invoice by number (see handlers/invoice.py).',
    'Get one invoice by number. Uses axios under the hood, retries are in httpClient.ts.',
    'Implements the ITool interface; returns Promise<CallToolResult>.',
    'Get one invoice. SELECT * FROM invoices WHERE id = $1, cached in Redis.',
    'Refund a payment. Hits POST /v1/refunds via stripeClient.refunds.create().',
    'Refund a payment. Note: this is a temporary workaround until BILL-88 lands.',
    'List users. v1.3.0: added paging. v1.2.0: fixed the sort order.',
    'List users. Changed in 2.4: now returns e-mail addresses. Changed in 2.3: paging.',
    'List users.\n\nChangelog\n- 2024-03-01 added filter\n- 2024-02-11 initial version',
    'List users. Internally this is UserController.index, mounted at /api/internal/users.',
    'List users. Legacy endpoint, kept for the old mobile app, do not touch (see ADR-12).',
    'Sends a mail using the MailService class (mail.service.ts), which wraps nodemailer.',
    'List orders. Not implemented yet for EU shops, see #1423.',
    'List orders. @deprecated use OrderServiceV2 instead. @see OrderController',
    'List orders. @deprecated since the second service @internal',
    'Proxy for `GET /api/v2/orders`, JSON is passed through as is; auth happens in middleware.',
    'Restart the worker. Implementation: spawns a child process in worker_pool.go and waits on the channel.',
    'Get balance - delegates to the ledger microservice over gRPC (BalanceRequest/BalanceReply protobufs).',
    'Lists songs. Changed in March: keys are no longer short (was: "Bb").',
    'Lists songs. Added in v3: the field tempo.',
    'Lists songs (reworked in the last release).',
    'Lists songs. Since January 2026, the order is by title.',
    'Lists songs. 2026-01-12: added the field tempo.',
    'Lists songs. As of release 12 covers are left out; before that they came as well.',
    'Lists songs. We renamed tempo to bpm.',
    'Lists songs. Breaking change: tempo is a number now.',
    'Lists songs. Titles are no longer shortened; they used to be cut at 40 characters.',
    'Create a page. The handler validates with zod, then calls pageService.create and returns the row as is.',
  ])('finds it in %j', (text) => {
    expect(developerTalk(text)).toBeDefined()
  })

  test.each([
    'Create a GitHub issue. Calls the REST API once and never retries.',
    'Find usages of a class in Java code, e.g. OrderService.cancel, with file and line.',
    'Run a Python script such as main.py in the sandbox and return its output.',
    'Transition a Jira issue, for example OPS-12, to another state; see the workflow of the project for states.',
    'Send a request to the API under test, e.g. GET /users?page=2, and return status and body.',
    'List the endpoints of the OpenAPI document, such as POST /orders.',
    'Create a component file (Button.tsx) with a story and a test.',
    'List the TODO comments of a repository with file and line.',
    'Add a TODO to the list of the user.',
    'Lists files changed in 2024, or added in March.',
    'Lists albums. New on May 4 are those of that day.',
    'Cancels a token; it is no longer accepted afterwards.',
    'Lists sales since March 2026, the newest first.',
    'Creates the key that is used to return books. Updated on the server at once.',
    'Tells what changed since the latest release of a package.',
    'Counts how often the site (was it reached at all) is no longer listed.',
    'Read the changelog of a package between two versions, e.g. from 1.2.0 to 2.0.0.',
    'Search release notes: what was added, changed and fixed in a version.',
    'Deprecated: use list_orders instead. Lists orders of one customer.',
    'Query the Redis cache of the shop by key pattern, for example session:*.',
    'Get user. Raises ValueError when the id is unknown.',
    'Show the middleware and routes of an Express app, with file names such as app.js.',
    'Returns the ticket that blocks another one (blocked by OPS-12, for example).',
    'Upload a file to S3. Available since version 2.1 of the server.',
    'Lists calendars; times are UTC unless ISO-8601 offsets are given.',
    'Open a pull request. See CONTRIBUTING.md of the repository for its rules.',
    'Explain what src/index.ts of a project does: summarises functions and imports.',
  ])('does not find it in %j', (text) => {
    expect(developerTalk(text)).toBeUndefined()
  })
})
