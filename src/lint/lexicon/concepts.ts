import { stem } from '../prose/text/stem.ts'
import { rememberedName } from '../prose/text/memo.ts'

/** Words that name one thing or one act in tool lists, a group a line. Only words that nobody would use to tell two tools of one list apart. */
const GROUPS = `
get fetch retrieve read show view lookup look find search query list browse return returns give gives see pull
create add make new register insert
update modify edit change set
delete erase destroy
remove take deactivate kick
send dispatch deliver transmit notify
start launch begin trigger
close shut
stop halt
cancel abort
pause suspend
copy duplicate clone
tag label
approve accept
reject decline deny
assign allocate
rename retitle
user member person people
customer client
document doc
article page
message sms text body content
picture image photo
folder directory
price quote quotation
share stock ticker symbol listed
phone number mobile telephone
ticket issue
meeting appointment
invoice bill
vehicle car
repository repo
database db
website site
link url
question query ask
knowledge help faq helpdesk centre center
weather forecast
latest current present newest
city town
flat apartment
film movie
lorry truck
supplier vendor
pupil student
physician doctor
medicine medication drug
favorite favourite bookmark
reservation booking
journey trip
vacancy opening
candidate applicant
employee staff worker
parcel package
rent rental
luggage baggage
lift elevator
estimate predict
arrange schedule
`

const CONCEPT = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ')
      return [first, ...others].map((word) => [stem(word), stem(first)] as const)
    })
    .reverse(),
)

/** The stem that stands for all stems of its group; the stem itself where it is of none. */
export const conceptOf: (stem: string) => string = rememberedName((word) => CONCEPT.get(word) ?? word)
