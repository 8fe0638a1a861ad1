import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What starts browsers, editors, shells and whole ESLints: one file at a time, and nothing else meanwhile. */
const HEAVY = ['vscode', 'web', 'ci', 'eslint', 'editors', 'package'].map((folder) => `test/${folder}/**/*.test.{ts,tsx}`)

const shared = { testTimeout: 30_000, restoreMocks: true }

export default defineConfig({
  test: {
    hideSkippedTests: true,
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: HEAVY,
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'heavy', include: HEAVY, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
