/** Why nothing was measured of a stranger's change. */
export const FROM_FORK = 'The change comes from a fork, so no model was asked about its tools, and no key was used.'
