const NAMES =
  process.platform === 'win32'
    ? new Set([
        ...['APPDATA', 'COMSPEC', 'HOMEDRIVE', 'HOMEPATH', 'LOCALAPPDATA', 'PATH', 'PATHEXT', 'PROCESSOR_ARCHITECTURE'],
        ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'SYSTEMDRIVE', 'SYSTEMROOT', 'TEMP', 'TMP'],
        ...['USERNAME', 'USERPROFILE', 'WINDIR', 'LANG'],
      ])
    : new Set(['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TERM', 'SHELL', 'TMPDIR'])

/**
 * The environment of a started server: what any program needs to run, and the names that the user gave. Everything else
 * stays with us, provider keys above all.
 */
export function environmentFor(
  ours: Readonly<Record<string, string | undefined>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(ours)) {
    const known = process.platform === 'win32' ? NAMES.has(name.toUpperCase()) : NAMES.has(name) || name.startsWith('LC_')
    // an exported shell function is code
    if (value !== undefined && known && !value.startsWith('()')) environment[name] = value
  }
  return { ...environment, ...given }
}
