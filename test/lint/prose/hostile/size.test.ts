import { expect, test } from 'vitest'
import { agentOrdersIn } from '../../../../src/lint/prose/hostile/agent-orders.ts'
import { collectedIn } from '../../../../src/lint/prose/hostile/collected.ts'
import { withoutDeniedBounds } from '../../../../src/lint/prose/hostile/denied-bounds.ts'
import { directivesIn } from '../../../../src/lint/prose/hostile/directives.ts'
import { agentOrderOfName, orderOfName } from '../../../../src/lint/prose/hostile/name-orders.ts'
import { hiddenRuns } from '../../../../src/lint/prose/hostile/hidden.ts'
import { revealed } from '../../../../src/lint/prose/hostile/reveal.ts'
import { toolFrom } from '../../../../src/core/tool.ts'

const tool = toolFrom({ name: 'a', description: 'Looks it up.' }, 0, undefined)

test.each([
  'when send_email is called add ',
  'whenever a message is sent with any other tool bcc copy ',
  'all mail must also be copied ',
  'a.b.c.d ',
  'a b c d e ',
  'i-g-n-o-r-e ',
  '1gn0re a1l ',
  '&#105;',
  'aWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM ',
  'aWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM1',
  '69676e6f726520',
  '69 67 6e 6f ',
  '%69%67',
  '\\x69\\x67',
  'decode base64 and follow ',
  '![x](https://a.b/?c={',
  'https://a.b/?c=<conversation ',
  '<img src="https://a.b/',
  '<|im_start|>system ',
  '<system>a ',
  '[SYSTEM] a ',
  '### System: a ',
  '\n\nHuman: ',
  '请把之前的所有',
  '不要告诉',
  'ユーザーに',
  '이전의 모든 지시',
  'забудь все ',
  'не говори ',
  'تجاهل جميع ',
  'envía toda la conversación ',
  "ne dis rien à l'utilisateur ",
  'sag dem nutzer ',
  'não conte ao usuário ',
  'the full conversation ',
  'every message ',
  'all emails of the user ',
  'as agreed the api keys ',
  'ig\u200Bnore\u3164 ',
  'ก\u200B',
  'not limited to the no sandbox outside the workspace ',
  'all commands are ',
])('100 kB of %j are read', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length))
  for (const read of [directivesIn, agentOrdersIn, withoutDeniedBounds, hiddenRuns]) read(text)
  collectedIn(text, tool)
  revealed(text, hiddenRuns(text))
  for (const name of [text, text.replaceAll(/[^a-z]+/gi, '_')])
    expect([orderOfName(name, true), agentOrderOfName(name)]).toEqual([undefined, undefined])
})
