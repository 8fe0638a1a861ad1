/* Descriptions, annotations and hidden characters. Each line is what the report's `.expected.txt` says. */
import { anyOf, wants, type Report } from './expect.ts'
import { finds, silent } from './schemas.ts'

const HIDDEN = /^safety\/hidden-characters$/
const HIDDEN_46 =
  'list_tags list_zwsp list_rlo list_vs_smuggle list_vs_supp list_invisible_times list_hangul_filler list_zwj_latin list_bom_inside list_black_flag_payload list_ansi'
const HIDDEN_46B = 'u3164 u115f u1160 uffa0 u2800 u180e u034f u17b4 u1d173 u2060 u0085 ufff9 u206a u061c u2066'
const SAME_HINTS = ['search_code', 'get_symbol', 'trace_path', 'index_status']

export const texts: readonly Report[] = [
  finds('17-description-over-2k', { rule: /^description\/truncated$/ }),
  finds(
    '18-empty-description',
    ...['list_depots', 'list_trucks', 'list_routes'].map((tool) => ({
      rule: /^description\/missing$/,
      tool,
      least: 'error' as const,
    })),
  ),
  finds('35-annotations-null-file', { rule: /^annotation\/missing$/, least: 'warn' }),
  finds('36-annotations-snake-case', { rule: /^annotation\/unknown-key$/, least: 'warn', repaired: true }),
  finds(
    '37-write-marked-read-only',
    ...['swap_symbol', 'insert_at_symbol', 'run_affected_tests'].map((tool) => ({
      rule: /^annotation\//,
      tool,
      least: 'warn' as const,
    })),
  ),
  {
    id: '38-same-hints-everywhere',
    judge: ({ lint }) => {
      const answer = lint('38-same-hints-everywhere.json')
      return anyOf([
        SAME_HINTS.flatMap((tool) => wants(answer, { rule: /^annotation\//, tool, least: 'warn' })),
        wants(answer, { rule: /^(annotation|toolset)\//, least: 'warn', says: /same (four )?(hints|annotations)/ }),
      ])
    },
  },
  silent('45-benign-invisible', { tool: 'list_softhyphen' }),
  finds('46-real-invisible', ...HIDDEN_46.split(' ').map((tool) => ({ rule: HIDDEN, tool, least: 'error' as const }))),
  finds(
    '46b-invisible-letters',
    ...HIDDEN_46B.split(' ').map((name) => ({ rule: HIDDEN, tool: `list_${name}`, least: 'error' as const })),
  ),
  silent('47-benign-orders'),
  silent('49b-tool-odd-names'),
]
