import { withoutMissingChecks } from '../parameters/openness.ts'

const BOUNDARY =
  '(?:sandbox|container|jail|virtual machine|vm|chroot|workspace|project|repository|repo|working director(?:y|ies)|(?:allowed|configured|home) (?:director(?:y|ies)|folders?|paths?)|allow-?list|white-?list)'
const REFUSED =
  '(?:refused|rejected|forbidden|blocked|restricted|prohibited|filtered|checked|off limits|excluded|denied|disallowed|out of reach)'
const TAKEN = '(?:allowed|permitted|accepted|possible|reachable|fine|okay|ok|supported|readable|writable|valid)'

/** What a text states about a boundary that it does not keep. The boundary's words stand there, and no boundary. */
const DENIED: readonly RegExp[] = [
  // "not limited to the workspace", "is never confined to one folder"
  /\b(?:not|never|n['’]t|nor|neither|without being) (?:[\w-]{1,15} ){0,2}(?:restricted|limited|confined|bound|tied|constrained|relative) (?:to|within|by)\b[^.;\n]{0,60}/gi,
  // "not in a sandbox", "no container", "outside the container", "without any isolation from the host"
  new RegExp(
    `\\b(?:not|never|n['’]t) (?:[\\w-]{1,15} ){0,2}?(?:in|inside|within) (?:an?|the|any|your) (?:[\\w-]{1,15} )?${BOUNDARY}\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:no|without(?: an?| any)?) (?:[\\w-]{1,15} )?(?:${BOUNDARY}|sandboxing|isolation|restrictions?|limits?|boundar(?:y|ies))\\b[^.;\\n]{0,20}`,
    'gi',
  ),
  // "may lie outside the workspace", "also outside of it", "inside or outside the project"
  /\b(?:may|can|might|could|also|even|too|inside (?:or|and)|within (?:or|and)|allowed to) (?:[\w-]{1,15} ){0,2}?outside\b[^.;\n]{0,50}/gi,
  new RegExp(
    `\\boutside\\b(?![^.;\\n]{0,60}\\b(?:not|never|no|${REFUSED.slice(3, -1)}|fails?|errors?|cannot)\\b)[^.;\\n]{0,60}\\b(?:too|also|as well|${TAKEN.slice(3, -1)}|works?|taken|read|written)\\b`,
    'gi',
  ),
  new RegExp(
    `(?<!\\b(?:nothing|no|never|not|cannot)\\b[^.;\\n]{0,30})\\boutside (?:of )?(?:an?|the|any) (?:[\\w-]{1,15} )?(?:sandbox|container|jail|virtual machine|vm|chroot)\\b(?![^.;\\n]{0,40}\\b${REFUSED}\\b)`,
    'gi',
  ),
  // "no folder is off limits", "nothing is refused", "does not reject any path"
  new RegExp(
    `\\b(?:no(?:thing| (?:[\\w-]{1,15} )?(?:commands?|paths?|files?|folders?|director(?:y|ies)|hosts?|domains?|address(?:es)?|urls?|statements?|quer(?:y|ies)))|none|neither) (?:[a-z]{1,10} ){0,2}?(?:is|are|gets) ${REFUSED}\\b`,
    'gi',
  ),
  /\b(?:does|do|did|will|is|are)(?: not|n['’]t| never) (?:[\w-]{1,12} )?(?:refuse|reject|block|restrict|forbid|check|filter|validate|limit|confirm|approve|sandbox|isolate)(?:d|ed)?\b[^.;\n]{0,30}/gi,
  // "all commands are allowed", "everything is permitted"
  new RegExp(
    `\\b(?:everything|anything|(?:all|any|every) (?:[\\w-]{1,15} )?(?:commands?|paths?|files?|folders?|director(?:y|ies)|hosts?|domains?|address(?:es)?|urls?|statements?|quer(?:y|ies)|code|scripts?)) (?:is|are) ${TAKEN}\\b`,
    'gi',
  ),
  /\b(?:regardless|irrespective) of (?:the |any )?(?:workspace|sandbox|allow-?list|project|root|roots)\b/gi,
  /\bnot (?:only|just|read-?only)\b/gi,
]

/** A text without the boundaries that it states are not there: "no sandbox", "also outside the workspace", "all commands are allowed". */
export function withoutDeniedBounds(text: string): string {
  return withoutMissingChecks(DENIED.reduce((rest, denied) => rest.replace(denied, ' '), text))
}
