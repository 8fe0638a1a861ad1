const SYSTEM =
  process.platform === 'win32'
    ? [
        ...['APPDATA', 'COMSPEC', 'HOMEDRIVE', 'HOMEPATH', 'LOCALAPPDATA', 'PATH', 'PATHEXT', 'PROCESSOR_ARCHITECTURE'],
        ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMW6432', 'SYSTEMDRIVE', 'SYSTEMROOT', 'TEMP', 'TMP'],
        ...['USERNAME', 'USERPROFILE', 'WINDIR', 'LANG'],
      ]
    : ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TERM', 'SHELL', 'TMPDIR']

// how the machine reaches the network: without them, npx waits for ever behind a company's proxy or certificate
const NETWORK = [
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
]

const NAMES = new Set([...SYSTEM, ...NETWORK, ...NETWORK.map((name) => name.toLowerCase())])

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
    if (value !== undefined && known && !isCode(value) && !hasPassword(value)) environment[name] = value
  }
  return { ...environment, ...given }
}

/** An exported shell function. */
function isCode(value: string): boolean {
  return value.startsWith('()')
}

/** A proxy's URL with the user's name in it. */
function hasPassword(value: string): boolean {
  return /^[a-z]+:\/\/[^/?#]*@/i.test(value)
}
