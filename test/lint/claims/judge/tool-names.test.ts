import { describe, expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { missingTools } from '../../../../src/lint/claims/judge/tool-names.ts'

const SETS: Readonly<Record<string, readonly string[]>> = {
  snake: ['search_tickets', 'get_ticket', 'create_ticket', 'close_ticket', 'list_agents'],
  camel: ['listCharges', 'getCharge', 'createCharge', 'refundCharge', 'getBalance'],
  kebab: ['list-events', 'get-event', 'create-event', 'delete-event', 'list-calendars'],
  nounFirst: ['pods_list', 'pods_log', 'pods_exec', 'deployments_scale', 'events_list'],
  ending: ['DNS_getRecordsV1', 'DNS_updateRecordsV1', 'DNS_resetRecordsV1', 'VPS_getMetricsV1'],
  pascal: ['GetInvoice', 'ListInvoices', 'CreateInvoice'],
}

/** The names in a text that no tool of a set has. */
function missing(set: string, text: string) {
  const inputSchema = { type: 'object', properties: { ticket_id: {}, chargeId: {} } }
  const tools = (SETS[set] ?? []).map((name, index) => toolFrom({ name, inputSchema }, index, undefined))
  return missingTools(text, toolsetFrom({ uri: 'x', tools })).map(({ reference }) => reference.name)
}

describe('names of tools that a set lacks', () => {
  test.each([
    ['snake', 'Use reopen_ticket to open it again.', 'reopen_ticket'],
    ['snake', 'For drafts there is update_ticket.', 'update_ticket'],
    ['snake', 'escalate_ticket moves it up.', 'escalate_ticket'],
    ['snake', 'Ids come from search_agents.', 'search_agents'],
    ['snake', 'Look the group up first (list_groups).', 'list_groups'],
    ['snake', 'If unsure call `find_agents()` first.', 'find_agents'],
    ['snake', 'Check it with merge_ticketUse this only once.', 'merge_ticket'],
    ['camel', 'To undo it use voidCharge.', 'voidCharge'],
    ['kebab', 'Use update-event to change it.', 'update-event'],
    ['nounFirst', 'Restart it with `pods_restart`.', 'pods_restart'],
    ['nounFirst', 'Services: see `services_list`.', 'services_list'],
    ['ending', 'DNS_listZonesV1 shows which ones there are.', 'DNS_listZonesV1'],
    ['pascal', 'Use SendInvoice to mail it.', 'SendInvoice'],
  ])('%s: %s', (set, text, name) => {
    expect(missing(set, text)).toEqual([name])
  })

  test.each([
    ['snake', 'Use ticket_status to filter, see `next_ticket` and open_tickets.'],
    ['snake', 'For many there is the `bulk_ticket` macro in the admin console.'],
    ['snake', 'Like the find_ticket step of Zapier.'],
    ['snake', "Like get_issue of Jira, or via Linear's create_ticket."],
    ['snake', 'Unlike get_ticket, it never uses get_tickets any more; that one was removed.'],
    ['snake', 'Use the `ticket_id` from the answer, or `ticket_url`.'],
    ['snake', 'the same text that `kubectl logs` prints; use TICKET_API_KEY'],
    ['camel', 'See paymentIntent; by eventType, via webHook, with chargeId.'],
    ['camel', 'Search the textUse this tool with care.'],
    ['kebab', 'Use real-time events, see all-day ones, via follow-up event.'],
    ['nounFirst', 'see `kube_system`; use `pods_ready` to choose'],
    ['ending', 'laid out like a zone_export of PowerDNS 4.8'],
  ])('silent on %s: %s', (set, text) => {
    expect(missing(set, text)).toEqual([])
  })
})
