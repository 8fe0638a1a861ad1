import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { isArray, isObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint, resolveRules } from '../../src/index.ts'
import { corpus, noCorpus } from '../helpers/corpus.ts'

const active = resolveRules(rules, { preset: 'recommended', profiles: [] }, [])

/** As CI does: an error or a warning about the description or the name. */
function isBlocked(tool: JsonObject): boolean {
  const { diagnostics } = lint(toolsetFrom({ id: 'one', uri: 'one.json', tools: [toolFrom(tool, 0, undefined)] }), active)
  return diagnostics.some(({ rule, severity }) => severity !== 'info' && /^(?:description|name)\//.test(rule))
}

/** A tool whose parameters are described as well as can be: they make up for nothing. */
function toolOf(line: string): JsonObject {
  const at = line.indexOf(': ')
  return {
    name: line.slice(0, at),
    description: line.slice(at + 2),
    inputSchema: {
      type: 'object',
      properties: {
        number: { type: 'integer', description: 'Number of the entry as the office writes it, for example 12.', minimum: 1 },
      },
      required: ['number'],
    },
    annotations: { title: 'One', readOnlyHint: true },
  }
}

const linesOf = (text: string): string[] => text.trim().split('\n')

// texts of our own; about one in twenty may fall on the wrong side
const VAGUE = linesOf(`
github: Interact with GitHub
notion_tool: Notion integration
salesforce: Connects to Salesforce.
google_drive: Everything Google Drive
stripe_api: Wrapper around the Stripe API
trello: Access your Trello
billing: Handles billing operations
inventory_manager: Manage inventory
users: User management
process_order: Order processing
calendar: Calendar functionality
run_task: Runs a task
do_operation: Performs the requested operation
helpers: Helper functions
toolbox: Various tools for everyday work
main: General purpose endpoint
file_tool: Does stuff with files
process: Processes input.
get_stock_price: Get stock price
translate_text: Translate text
send_email: Send email
search: Search
query_database: Query database
create_ticket: Create ticket.
upload_file: Uploads file
calculate: Performs calculations
work_with_data: A powerful tool for working with your data efficiently and easily
projects: Provides a comprehensive set of features for managing your projects
finance_helper: Use this tool whenever you need help with finance related matters
documents: Lets you do anything you need with your documents
invoke: This function takes some parameters and returns a result depending on the input
assistant_lookup: Helps the assistant get the information it needs to answer the user's question
topic_info: Get relevant information about the specified topic
settings: Update the specified settings as needed
check: Checks if something is okay
fetch_data: Fetches data based on parameters
respond: Returns the appropriate response for the request
hr: HR stuff
automation: Automates workflows for your business
analytics: Gives insights about your customers
get_stock: Get stock data
go: Does the job
files: Handle files
request: Makes a request
search_stuff: Search stuff
details: Gets details
delete: Delete entry
summarize: Summarize the given text and provide key takeaways
ai_helper: An advanced AI assistant
github: Works with GitHub
db: Query the database
exec: Execute command
notion: Notion operations
create: Create it
get_all: Get everything
transform: Transform data
job: Process a job
start_task: Start a task
report: Generates a report
notify: Send notification
check_status: Check status
calc: Perform calculations
validate_input: Validate input
database: Database tool
email: Email helper
runDebuggerMode: Run debugger mode to debug our application
customer: Retrieve customer-related information for an account. Pass the operation you want to run.
asana: Use this to manage stuff in Asana
hubspot: Does HubSpot things
plan: Use this tool to plan.
news: Get news
get_price: Get price
export: Export to different formats
sync: Sync data
order: Get order
manager: Manages everything related to your account
ecommerce: Ecommerce tool for all your shopping needs
docker: Docker management
review: Review the code and provide feedback
agent: Delegate to the agent
image_tool: Works on images
monitor: Monitoring tool
set_config: Set config
reddit: Access Reddit
add: Add item
fix: Fixes problems
pipeline: Trigger the pipeline
linear: Linear API
workspace_hub: Your all-in-one solution for working with everything in your workspace
smart_agent: Leverages AI to streamline your processes and boost productivity across your organization
data_tool: This tool can be used to get, create, update or delete various kinds of data as needed
content: Generates high quality content based on the input provided by the user
context7: Call this whenever the user needs something from the system
reporting: Provides reporting functionality and other useful features
assistant: Answers any question the user may have about anything
code_tool: Improves your code using the latest best practices
process_text: Takes text and processes it in the way you want
search_all: Searches across everything to find what you need
insights: Delivers actionable insights from your data
notes: A simple but effective way to deal with notes
hello: Main function of the server. Do not call without parameters.
dynamics: Microsoft Dynamics connector
youtube: YouTube tool
performTask: Performs a task and returns the output
crm_lookup: Lookup CRM
planner: Helps with planning
figma: Figma actions
math: Math helper
pay: Make payment
gmail: All Gmail operations
fs: File system operations
load: Load data from source
browser: Controls the browser
page: Update page
get_user: Get user details
logs: Gets logs
test: Run tests
deploy: Deploy app
`)
const FINE = linesOf(`
list_projects: List all projects in the workspace
get_current_user: Get the current user
current_time: Return the current UTC time
delete_file: Delete a file permanently
screenshot: Take a screenshot of the visible page
tab_close: Close the active browser tab
container_restart: Restart a Docker container by name
convert_currency: Convert an amount between two currencies
resize_image: Resize an image to the given width and height
archive_channel: Archive a Slack channel
merge_pull_request: Squash and merge a pull request
count_rows: Count the rows of a table
find_customer: Look up a customer by email address
rollback: Roll back the latest deployment
revoke_key: Revoke an API key
forecast: Weather forecast for a city, next 7 days
unread: List unread messages in a mailbox
ping: Ping a host
new_uuid: Generate a random UUID
zip: Compress a folder into a zip file
search_packages: Search npm packages by keyword
next_track: Skip to the next song
get_quote: Get the latest price for a ticker symbol
mark_read: Mark a notification as read
cancel_order: Cancel an open order
query: Run a read-only SQL query
add_comment: Add a comment to an issue
lock_door: Lock the front door
git_status: Show the working tree status
validate: Validate a JSON document against a schema
translate: Translate text from English to German
solve: Solve a system of linear equations
read_file: Read the contents of a file from disk
upload: Upload a file to an S3 bucket
list_members: List the members of a team
light: Turn a light on or off
assign_ticket: Assign a ticket to an agent
directions: Get walking directions between two places
pdf_text: Extract the text of a PDF
set_volume: Set the speaker volume (0-100)
list_tags: List the tags of a Git repository, newest first.
wifi_scan: Scan for nearby Wi-Fi networks.
word_count: Count the words in a Markdown file.
close_issue: Close a GitHub issue as completed.
kill_process: Kill a process by PID.
stock_quote: Current price of a US stock by ticker symbol.
rotate_image: Rotate an image by 90, 180 or 270 degrees.
heap_dump: Write a heap dump of the running JVM.
whoami: Show which account is signed in.
exchange_rate: Daily ECB exchange rate between two currencies.
ack_alert: Acknowledge a PagerDuty alert.
drop_index: Drop an index from a Postgres table; locks the table.
moon_phase: Moon phase on a given date.
sha256: SHA-256 hash of a string.
list_vms: List running virtual machines in a region.
pay_invoice: Pay an open invoice from the default bank account.
mute: Mute the microphone.
trending: Trending GitHub repositories of the last week.
star_repo: Star a repository for the signed-in user.
get_holidays: Public holidays of a country in one year.
set_brightness: Set screen brightness in percent.
cancel_flight: Cancel a booked flight; refunds within 24 hours only.
list_subscribers: List the subscribers of a Mailchimp audience.
decode_jwt: Decode a JWT without verifying its signature.
undo: Undo the last edit in the open document.
tables: List the tables of the connected database.
snooze: Snooze an email until tomorrow morning.
fork: Fork a repository into your account.
lint_css: Check a CSS file for syntax errors.
flush_dns: Flush the local DNS cache.
book_table: Book a table at a restaurant for a party of 1 to 12.
recent_files: Files opened in the last 7 days.
get_logs: Tail the logs of a running container.
unsubscribe: Unsubscribe an address from a newsletter.
eject: Eject a USB drive.
list_environments: List deployment environments of a service.
hex_to_rgb: Convert a hex color to RGB.
password: Generate a 20-character random password.
share_doc: Share a Google Doc with an e-mail address as viewer.
clear_cart: Remove all items from the shopping cart.
`)

describe('texts of our own', () => {
  test(`at least 19 of 20 vague ones are blocked`, () => {
    const passed = VAGUE.filter((line) => !isBlocked(toolOf(line)))
    expect(passed.length, passed.join('\n')).toBeLessThanOrEqual(VAGUE.length / 20)
  })

  test(`at most 1 of 40 short but fine ones is`, () => {
    const blocked = FINE.filter((line) => isBlocked(toolOf(line)))
    expect(blocked.length, blocked.join('\n')).toBeLessThanOrEqual(FINE.length / 40)
  })

  test('a poor text among careful ones is a slip, among poor ones a style', () => {
    const careful = (name: string): JsonObject => ({
      name,
      description: `Finds the ${name} of one ship by its number and tells when they were last checked, by whom, and what was wrong with them on that day.`,
    })
    const tools = (more: readonly JsonObject[]): readonly Json[] => [{ name: 'get_sail', description: 'Get a sail' }, ...more]
    const says = (list: readonly Json[]): string[] =>
      lint(
        toolsetFrom({
          id: 'set',
          uri: 'set.json',
          tools: list.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined)),
        }),
        active,
      )
        .diagnostics.filter(({ index, severity }) => index === 0 && severity !== 'info')
        .map(({ rule }) => rule)
    expect(says(tools(['sail_repairs', 'sail_colors', 'sail_makers'].map(careful)))).toContain('description/restates-name')
    const short = ['mend_sail', 'paint_sail', 'fold_sail'].map((name) => ({ name, description: name.replace('_', ' a ') }))
    expect(says(tools(short))).not.toContain('description/restates-name')
  })
})

describe.skipIf(noCorpus)('texts of an author who does not know the rules', () => {
  const entries: unknown = corpus === undefined ? [] : JSON.parse(readFileSync(join(corpus, 'vague', 'dev.json'), 'utf8'))
  const cell = (name: string): JsonObject[] =>
    (isArray(entries) ? entries : [])
      .filter(isObject)
      .filter((entry) => ownString(entry, 'cell') === name)
      .map((entry) => entry['tool'])
      .filter(isObject)

  test.each(['vague, filler', 'vague, honest'])('%s: at least 18 of 20 are blocked', (name) => {
    expect(cell(name)).toHaveLength(20)
    expect(cell(name).filter(isBlocked).length).toBeGreaterThanOrEqual(18)
  })

  test.each(['fine, filler', 'fine, honest'])('%s: at most 1 of 20 is', (name) => {
    expect(cell(name)).toHaveLength(20)
    expect(cell(name).filter(isBlocked).length).toBeLessThanOrEqual(1)
  })
})
