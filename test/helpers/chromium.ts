import { existsSync } from 'node:fs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of this machine. */
export function realChromium(): string | undefined {
  return BROWSERS.find((path) => existsSync(path))
}
