import type { Patch } from '../../core/tool.ts'

/** The field of a finding for a draft, where there is one. */
export function suggested(patch: Patch | undefined): { readonly patches?: readonly Patch[] } {
  return patch === undefined ? {} : { patches: [patch] }
}
