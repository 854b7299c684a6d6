// A leaf, because the published types of the configuration name it: they must not lead to the validator's packages.

/** What happens to unknown fields of a body: dropped without a word, dropped with hints at known ones, or refused. */
export type UnknownFields = 'drop' | 'hint' | 'reject';
