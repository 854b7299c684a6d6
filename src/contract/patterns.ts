// What the patterns of the contract mean, in words: a message must not quote a regular expression.

/** Pattern -> sentence that follows the name of the field. */
const sentences: Readonly<Record<string, string>> = {
  '^\\d+$': 'must contain digits only',
  '^\\d{2}-\\d{7}$': 'must have two digits, a hyphen and seven digits, such as 12-3456789',
  '^\\+?[\\d+\\s]{6,15}$': 'must have 6 to 15 characters: digits, spaces and plus signs',
  '^(?:\\+|00)\\d{6,15}$': 'must begin with + or 00, followed by 6 to 15 digits',
  '^[a-z0-9][a-z0-9_]*[a-z0-9]$':
    'must have at least two characters: lowercase letters, digits and underscores, without an underscore at either end',
  '^job-\\d+$': 'must be job- followed by digits',
  '^[0-9a-f]{24}$': 'must be an id of 24 lowercase hexadecimal digits',
  '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$': 'must be a UUID',
  '^([0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}|[0-9a-fA-F]{32})$': 'must be an id: a ULID or 32 hexadecimal digits',
  '^([0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}|[0-9a-fA-F]{24}|[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$':
    'must be an id: a ULID, a UUID, or 24 or 32 hexadecimal digits',
};

/** Undefined for a pattern without words; a test finds those of the contract. */
export const patternSentence = (pattern: string): string | undefined => sentences[pattern];
