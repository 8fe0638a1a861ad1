import { UserError } from '../../src/core/user-error.ts'

/** The error that the user can mend, which `act` must throw. */
export function userErrorOf(act: () => unknown): UserError {
  try {
    act()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
