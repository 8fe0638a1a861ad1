import fc from 'fast-check'

// The same cases every time: a failure in CI is a failure here.
fc.configureGlobal({ seed: 20261121 })

export { fc }
