/** What may be wrong at the first bad place of a journal. docs/journal-format.md says what each means. */
export const breaks = [
  'act_missing',
  'checkpoint_missing',
  'checkpoint_rolled_back',
  'checkpoint_unreadable',
  'end_cut_off',
  'entry_changed',
  'entry_missing',
  'entry_not_sequenced',
  'succession_wrong',
  'key_not_in_succession',
  'keys_missing',
  'link_changed',
  'root_changed',
  'signature_wrong',
  'tile_changed',
  'tile_missing',
] as const
