import { expect, test } from 'vitest'
import { environmentFor } from '../../../src/sources/mcp/environment.ts'

test.skipIf(process.platform === 'win32')(
  'a started server gets what any program needs, what the user names, and no more',
  () => {
    const ours = {
      PATH: '/bin',
      HOME: '/home/me',
      LC_ALL: 'C',
      NODE_EXTRA_CA_CERTS: '/etc/company.pem',
      https_proxy: 'http://proxy.example:3128',
      HTTP_PROXY: 'http://me:secret@proxy.example:3128',
      OPENAI_API_KEY: 'sk-never',
      AWS_SECRET_ACCESS_KEY: 'never',
      SHELL: '() { echo code; }',
      USER: undefined,
    }
    expect(environmentFor(ours, { TOKEN: 'given' })).toEqual({
      PATH: '/bin',
      HOME: '/home/me',
      LC_ALL: 'C',
      NODE_EXTRA_CA_CERTS: '/etc/company.pem',
      https_proxy: 'http://proxy.example:3128',
      TOKEN: 'given',
    })
  },
)
