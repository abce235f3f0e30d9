export const usage = `Comity

  ./comity start                     serve the web and the API (npm start does the same)
  ./comity check --name NAME         look somebody or something up
      [--text TEXT] [--document NUMBER] [--born DATE] [--nationality CODE] [--sex M|F|U|X] [--birth-place PLACE]
      [--purpose PURPOSE] [--mode high_recall|balanced|high_precision] [--held] [--about RECORD] [--json]
  ./comity check --list FILE [--purpose PURPOSE] [--mode MODE] [--json]
                                     ask a passenger, crew or vehicle list, or lines of any kind (- reads the input)
  ./comity check --mine [--day DAY] [--show found|open] [--list ID] [--before NEXT] [--json]
                                     what was asked with this key on a day (UTC), newest first
  ./comity read TEXT [--json]        say what a text may be and which of its digits hold; nothing is looked up
  ./comity hit [list] [--tab to_confirm|ours|answered|late|closed] [--after NEXT] [--json]
                                     the queues of the duty desk
  ./comity hit show ID [--json]      what was asked, why it met, the record, the story
  ./comity hit verdict ID --word confirmed|not_identical|record_obsolete|unsure [--reason REASON] [--note TEXT]
                                     decide for the record's owner; with --as asker: identical|not_identical|unsure
  ./comity hit outcome ID --word WORD [--note TEXT]
                                     arrested, located, identified, seized, refused_entry, handed_over, released, nothing
  ./comity hit claim ID [--leave] | undo ID | close ID
  ./comity hit release|request-details ID [--note TEXT] | note ID --note TEXT [--to own|both]
  ./comity raise CHECK RECORD        make a hit of a weak candidate
  ./comity standing [list] | add --name NAME --purpose PURPOSE --reason TEXT --until DAY | end ID
                                     questions that stand until a day; the fields are those of check
  ./comity shift [show] [--json] | note TEXT | past [--after NEXT]
                                     what the desk did and what waits; two people sign a handover at the page
  ./comity stats [--by owner|asker|source|kind|region|period] [--from DAY] [--to DAY] [--json]
  ./comity import un|ofac|ftm FILE   take in a list
      [--alt FILE] [--add FILE] [--comments FILE] [--dry-run] [--accept-removals] [--json]
  ./comity template KIND [FILE] [--csv]
                                     an empty table to be filled in, as a workbook or as CSV
  ./comity import csv|xlsx FILE --kind KIND [--dry-run] [--json]
                                     take in a table made from a template; the dry run says what is wrong with each line
  ./comity record ID [--json]        show one record whole
  ./comity record list [--kind KIND] [--status STATUS] [--reference START] [--due DAY] [--after NEXT]
  ./comity record quality [--fault FAULT] | reviews | notices [--state open|all] | receipts ID | versions ID N
                                     the bureau's own records, what is wrong with them, what waits for it
  ./comity record add FILE [--key KEY]
                                     contribute a record from JSON in a file (- reads the input)
  ./comity record put FILE [--key KEY] [--approval ID] [--json]
                                     hand in many changes, one a line: upsert, withdraw, delete; again, it goes on
  ./comity record edit ID FILE --version N [--approval ID]
  ./comity record renew ID --reason TEXT [--review DAY] [--delete DAY] [--purpose-ends DAY] [--law-until DAY]
  ./comity record withdraw|hold|release ID --reason TEXT | keep REVIEW --reason TEXT
  ./comity record delete ID --reason TEXT [--approval ID] | acknowledge ID
  ./comity record propose ID FILE --version N --reason TEXT | proposals [ID] [--side received|sent] [--state STATE]
  ./comity record accept|take-back PROPOSAL | refuse PROPOSAL --reason TEXT
  ./comity record transfer ID --to CODE --reason TEXT | offers [--side received|sent] [--state STATE]
  ./comity record take|decline|end-offer OFFER
  ./comity record judge ID ID --verdict same|not_same|unsure --reason TEXT | judgements ID | undo JUDGEMENT
  ./comity record export FILE --bureau CODE | restore FILE
                                     all of a bureau in one file, and back into an empty server; Comity stopped
  ./comity list [--json]             show the bureau's sharing lists
  ./comity list add --name NAME [--bureau CODE]...
  ./comity list change ID --version N --name NAME [--bureau CODE]... [--approval ID]
  ./comity list delete|versions ID   delete a list, or show its versions
  ./comity list preview [--to all|owner|listed|all_except] [--bureau CODE]... [--list ID]... [--denied CODE]...
      [--level LEVEL] [--handling CODE]... [--purpose PURPOSE]... [--grade GRADE] [--on-release] [--json]
                                     say who would see a record on these terms
  ./comity journal [--act ACT] [--outcome done|refused] [--bureau CODE] [--subject KIND:ID] [--actor ID] [--from TIME]
      [--to TIME] [--cursor NEXT] [--json]
                                     show the newest acts
  ./comity journal proof ID          the proof of one act, for somebody outside: > FILE
  ./comity journal state|reviews|holds|anomalies [--from TIME] [--to TIME]
                                     how old the proof is; weeks to sign off; legal holds; what is unusual
  ./comity journal hold KIND:ID|all --reason TEXT
  ./comity journal release ID        keep acts beyond their time, and no longer
  ./comity journal rotate-key [--approval ID]
                                     sign with a new key from now on; prints it, for those who verify and cosign
  ./comity verify [--json]           verify the journal and name the first broken entry
  ./comity verify DIR|PROOF [--key NAME+ID+KEY] [--kept CHECKPOINT] [--json]
                                     the same of a journal folder or a proof, without a server
  ./comity bench [--json]            indexing, searching and checking, as ratios of one run
                 [--whole] [--peers] 5 million names too; other engines on the same data too
                 [--only TEXT]       the parts with this in their name
  ./comity bench names FILE [--json] precision, recall and F1 on labelled pairs
  ./comity demo reset|remove         make the invented world anew, or take it away
  ./comity approval [list] [--tab waiting|mine|all] [--after NEXT] | show ID
                                     what waits for a second person; people decide at the page, with their passkey
  ./comity request [list] [--side asked|put] [--show waiting|all] [--after NEXT] | show ID | withdraw ID
  ./comity request ask --to CODE [--to CODE]... --question TEXT --purpose PURPOSE [--level LEVEL] [--days N]
                                     ask the people of other bureaus; they answer at the page
  ./comity user add HANDLE --bureau CODE --name NAME --role ROLE [--post POST]
                                     add a person and print the one-time link to set up signing in

A command uses the Comity that runs on this machine (its key lies in the data folder), or starts one for itself.
COMITY_URL and COMITY_KEY name another one. Exit status: 0 done, 1 refused, be it a line of many,
or broken, 2 not understood.
`
