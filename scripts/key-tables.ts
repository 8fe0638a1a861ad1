type Described = Readonly<Record<string, { readonly says: string }>>

/** The rows of tables by the name that a page gives them. Each row is a cell of code and a sentence. */
export type Tables = Readonly<Record<string, { readonly head: string; readonly rows: readonly (readonly [string, string])[] }>>

/** A table of keys and what each is for, as the program that reads them knows it. */
export function keyTable(keys: Described, head = 'key'): Tables[string] {
  return { head, rows: Object.entries(keys).map(([key, { says }]) => [`\`${key}\``, says]) }
}

/** A page with what stands between `<!-- table NAME -->` and `<!-- end -->` replaced by that table. @throws Error for a name without a table */
export function withTables(path: string, text: string, tables: Tables): string {
  return text.replaceAll(/(<!-- table ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start: string, name: string, end: string) => {
    const table = tables[name]
    if (table === undefined) throw new Error(`${path} names the table ${name}, which does not exist`)
    const rows = table.rows.map(([cell, says]) => `| ${cell} | ${says.replaceAll('|', '\\|')} |`)
    return `${start}${[`| ${table.head} | |`, '| --- | --- |', ...rows].join('\n')}\n${end}`
  })
}
