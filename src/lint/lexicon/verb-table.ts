/**
 * Every verb that a reader knows: one row for an effect and a kind of work, with each verb's marks and its counts.
 *
 * - `*`: as often a thing (a post, a list, a merge), so in a name it counts only where it can be no thing
 * - `?`: no evidence alone: what is run, opened, dropped or cleared decides
 * - `!`: what it does cannot be undone
 * - `+`: a second call does it a second time
 * - `-`: takes something away that was there
 * - `#`: hands out many
 *
 * The counts are of the corpus (2,370 tools of 64 npm servers and 70 of LiveMCPBench): names that have the word as a part, and
 * descriptions that open with it ("Delete", "Deletes"). `test/lint/lexicon/verbs.test.ts` counts again. None is no reason to
 * leave a verb out, since unseen servers swap, void and settle; the test holds a look-alike of every verb that changes something.
 */
export const VERB_TABLE = `
reads read: get:542/388 fetch:16/38 retrieve:8/124 read:24/25 view*:1/1 show:10/16 describe:6/5 inspect:3/3 return*:0/48
  display*:0/0 check*:8/12 look:0/0 peek:0/0 enumerate#:0/0 browse#:0/0
reads read: list*#:310/211 search*#:87/58 find#:20/25 query*#:9/1 lookup:0/0
reads examine: count*:2/1 preview*:1/1 see:0/0 explain:2/0 compare:2/3 analyze:5/7 analyse:1/0 summarize:2/0 summarise:0/0
  validate:9/6 verify:2/5 test*:6/1 poll*:0/0 monitor*:9/0 watch*:2/0 calculate:1/4 compute:0/3 detect:1/0 discover:3/3
  identify:0/3 locate:0/3 diagnose:0/0 measure:0/0 estimate*:0/1 translate:0/0 parse:3/3 ping*:1/0
reads save: download*?:6/8 export*?:2/2
changes create: create+:203/186 insert+:3/2 add+:49/65 append+:0/1 provision+:1/1 register+:0/2 make?:1/4 generate?:31/39
  build*?:16/4 draft*?:11/0 write:13/4 open?:5/5 start*:10/10 compose?:1/0 prepend+:0/0 enqueue+:0/0 regenerate-:1/1
  compile?:0/0 populate:1/1 seed*?:0/0 recreate:1/1 reindex:0/0 rebuild:2/2 redeploy:0/0
  spawn+:0/0 establish?+:0/0 allocate+:0/0 inject+:0/0 snapshot*?+:11/0 backup*?+:2/0 enroll+:0/0 enrol+:0/0 rewrite:0/0 print*?+:0/0
changes record: log*?:3/0 record*?:13/2 issue*?+:66/0
changes update: update:136/104 edit:9/5 modify:0/2 set*:23/25 patch*:9/1 change?:6/8 rename:6/8 replace:5/10 overwrite!-:0/0
  upsert:0/0 configure:0/0 adjust:0/0
  alter:0/0 revise:0/0 tweak*?:0/0 correct*?:0/0 trim*?:0/0 recolor:0/0 retag:0/0 relabel:0/0
changes attach: mark:4/5 assign:7/8 unassign:2/1 attach:6/5 detach:0/0 link*?:11/1 unlink:1/1 tag*?:19/0 label*?:14/0 pin*:1/0
  unpin:0/0 star*?:1/1 lock*?:2/0 unlock:0/0 acknowledge:0/0 annotate:0/0 reassign:0/0 flag*:5/0 bookmark*:0/0
  bind:0/0 unbind:0/0 associate:0/0 dissociate:0/0 disassociate:0/0 disconnect?:1/0 pair*:0/0 unpair:0/0
changes count: increment+:0/0 bump*?+:0/0 rotate:0/0 put?:7/2 decrement+:0/0 raise?:0/0 lower?:0/0 scale*?:1/1 resize:4/4
  upgrade*:3/3 downgrade*:0/0 renew:1/1 extend:0/0 reschedule:0/0 postpone:0/0 amend:0/0
  deduct+:0/0 subtract?+:0/0 accrue+:0/0
changes merge: merge*!:41/5 rebase*:0/0 squash!:0/0 sync*?:3/1 commit*?+:6/0 split*?:0/2
changes switch: enable:10/14 activate:3/4 deactivate:2/2 mute:0/0 unmute:0/0 subscribe:0/2 unsubscribe:0/0 follow:0/0
  unfollow:0/0 toggle*:7/2 turn*?:1/3 switch*?:4/6 hide?:0/0 unhide:0/0 freeze:0/0 unfreeze:0/0 mount*:0/0 unmount:0/0
  cordon:0/0 uncordon:0/0 expire:0/0 invalidate-:0/0 encrypt?:1/0 decrypt?:0/0
  arm*?:0/0 disarm:0/0 silence*:0/0
changes delete: remove-:13/30 uninstall-:6/4 clear?-:7/5 drop*?:4/2 trash*:0/0 discard!-:0/0 flush*:0/0
  scrap*?!-:0/0 nuke!-:0/0
changes take: evict:0/0 unpublish:0/0 strip?:0/0 pop*?:0/0 consume!:0/0 dequeue!:0/0 withdraw:0/0 drain-:0/0 retire:0/0
  quarantine*:0/0 eject:0/0 redact!:0/0 anonymize!:0/0 scrub!:0/0
changes send: send!+:3/9 post*!+:11/1 publish:5/5 notify!+:0/0 reply*!+:2/1 share*:0/0
changes deliver: forward*?!+:4/1 invite*!+:0/0 broadcast*!+:2/2 tweet*!+:0/0 email*?!+:2/0 mail*?!+:38/0 message*?!+:12/0
  submit!+:1/1 dispatch*?!+:3/0 resend!+:2/2
  transmit!+:0/0 fax*?!+:0/0 dial*?!+:0/0 remit!+:0/0 announce!+:0/0 remind!+:0/0 relay*?!+:0/0 phone*?!+:0/0
changes trade: purchase*!+:3/2 buy*!+:0/0 sell!+:0/0 pay!+:0/0 charge*!+:0/0 refund*!+:0/0 settle!:0/0 deposit*!+:0/0
  redeem!+:0/0 ship*!:0/0 swap*!+:0/0 book*?+:0/0 order*?+:8/0 reserve:1/1 capture*?:0/4 mint?+:0/0 stake*?+:0/0 unstake:0/0
  donate!+:0/0 spend!+:0/0 credit*?+:0/0 debit*?+:0/0 invoice*?+:2/0 bill*?+:0/0
  disburse!+:0/0 reimburse!+:0/0 lease*?+:0/0 rent*?+:0/0 hire*?+:0/0 award*?+:0/0 acquire?+:0/0
changes move: move*:17/7 copy*?+:7/4 transfer*!+:5/2 clone*+:1/1 duplicate*+:1/0
  relocate:0/0
changes save: save:4/3 store*:6/0
changes load: upload*:11/7 import*?:5/4
changes run: run*?:10/12 execute?:5/14 invoke?:0/0 call*?:1/0 perform?:1/21
changes start: launch*:1/2 trigger*+:8/5 schedule*:11/1 deploy:15/16 migrate:0/0 apply:5/6 reboot!:1/1 restart*!:4/3
  resume*:1/0 wake:0/0 rerun+:0/0 requeue:0/0 install:13/6 reopen:2/2 fork*?+:4/4
changes stop: stop*:10/10 cancel-:6/6 close:5/6 abort*:0/0 pause*:1/1 disable:5/5 archive*:5/0
  interrupt*:0/0
changes end: kill*!:1/0 terminate!-:1/1 shutdown*!:2/2 suspend:0/0 end*?:2/2 revoke-:1/1 void!:0/0
  dissolve!-:0/0 decommission!-:0/0 dismantle!-:0/0 deprovision!-:0/0 deregister-:0/0 unregister-:0/0 delist-:0/0 expel!-:0/0
changes restore: reset*-:5/4 restore*:4/4 undo:0/0 revert*:0/0 rollback*:1/1 unarchive:0/0 reinstate:0/0
  reinstall:1/0 recover?:0/0 reimage!-:0/0 reformat!-:0/0 reinitialize!-:0/0 reinitialise!-:0/0
changes decide: approve:5/3 reject:1/1 grant*:0/0 accept:1/1 decline:1/1 ban*:0/0 block*:7/0 unblock:0/0 promote:1/1
  demote:0/0 resolve?:5/6 dismiss:1/1 escalate:0/0 claim*:2/2 vote*:0/0 confirm?:0/0 finalize:0/0 finalise:0/0 sign*?:0/0
  kick?:0/0 blacklist*:0/0 allowlist*:0/0 react*?:3/0 snooze:0/0
  authorize?:0/0 authorise?:0/0 ratify:0/0 veto*:0/0 waive!:0/0 certify:0/0 admit:0/0 unenroll-:0/0
destroys delete: delete!:143/114 purge!:1/1 destroy!:0/0 wipe!:0/0 erase!:1/1 truncate!:0/0 expunge!:0/0 obliterate!:0/0
  shred!:0/0 prune!:0/0 annihilate!:0/0 eradicate!:0/0 liquidate!:0/0
`
