import { dayOf } from './day.ts'

/** Words for days that a reader without a calendar cannot check. */
const RELATIVE =
  /(?<!\p{L})(?:today|tonight|tomorrow|yesterday|now|next|last|this|week|weekend|month|quarter|year|hour|minute|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|heute|morgen|übermorgen|gestern|woche|wochenende|aujourd'hui|demain|hier|semaine|hoy|mañana|ayer|semana|oggi|domani|ieri|settimana|hoje|amanhã|ontem|vandaag|gisteren|volgende|dzisiaj|dziś|jutro|wczoraj|сегодня|завтра|вчера|bugün|yarın|dün|idag|imorgon)(?!\p{L})|今日|明日|昨日|来週|今週|今天|明天|昨天|下周|오늘|내일|어제|다음/iu

const MOST_WORDS = 7

/**
 * Whether an intent may mean this day or time. It does where it names the day in any form, or at least its number; where it names
 * another day in full it does not. Of "tomorrow" nobody here can tell which day it is, so it may mean any.
 */
export function isDayIn(says: string, value: string): boolean {
  const named = daysNamedIn(says)
  if (named.size === 0) return /\d/.test(says) || RELATIVE.test(says)
  const day = dayOf(value)
  if (day === undefined || named.has(day) || RELATIVE.test(says)) return true
  const own = Number(day.slice(8))
  return (says.normalize('NFKC').match(/\d+/g) ?? []).some((number) => Number(number) === own)
}

function daysNamedIn(says: string): ReadonlySet<string> {
  const words = says.slice(0, 2_000).split(/\s+/)
  return new Set(
    words.flatMap((_, from) =>
      Array.from({ length: MOST_WORDS }, (__, more) => {
        const part = words.slice(from, from + more + 1).join(' ')
        return /\d/.test(part) ? dayOf(part.replace(/[?!;:,.]+$/, '')) : undefined
      }).filter((day) => day !== undefined),
    ),
  )
}
