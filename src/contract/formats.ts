// The formats used by the contract: what each accepts, and the message for a value that does not match.

interface Format {
  accepts: RegExp | ((value: string) => boolean) | { type: 'number'; validate: (value: number) => boolean };
  /** Follows the name of the field in a validation message. */
  sentence: string;
}

/** The platform's own formats. The standard ones (email, uri, date-time, ...) come from ajv-formats. */
export const ownFormats: Readonly<Record<string, Format>> = {
  url: { accepts: isUrl, sentence: 'must be a valid url' },
  'url with variables': { accepts: isUrlWithVariables, sentence: 'must be a valid url' },
  'app link': { accepts: isAppLink, sentence: 'must be a valid url' },
  'e.164 phone number': { accepts: /^\+[1-9]\d{5,14}$/, sentence: 'must be a valid E.164 phone number' },
  'phone number': { accepts: isPhoneNumber, sentence: 'must be a valid phone number' },
  'numeric phone number': { accepts: /^\d+$/, sentence: 'must be a phone number of digits only' },
  'country code': { accepts: /^[1-9]\d{0,3}$/, sentence: 'must be a valid country calling code' },
  digits: { accepts: /^\d+$/, sentence: 'must contain digits only' },
  otp: { accepts: /^\S{6}$/, sentence: 'must be exactly 6 characters without spaces' },
  hex: { accepts: /^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, sentence: 'must be a hexadecimal color' },
  'time span': {
    accepts: /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/,
    sentence: 'must be a duration such as 10s, 1h30m, 30d or PT1H',
  },
  timestamp: {
    accepts: { type: 'number', validate: (value) => Number.isSafeInteger(value) && value >= 0 },
    sentence: 'must be a timestamp',
  },
};

const standardSentences: Readonly<Record<string, string>> = {
  email: 'must be an email',
  uri: 'must be a valid uri',
  'date-time': 'must be a valid ISO 8601 date string',
  uuid: 'must be a UUID',
};

export function formatSentence(format: string): string {
  return ownFormats[format]?.sentence ?? standardSentences[format] ?? `must be a valid ${format}`;
}

/** Absolute, over HTTP, with a host. Template buttons may end in {{1}}; webhook targets may be on localhost. */
function isUrl(value: string): boolean {
  // A host that ends in a letter is not an IP address, so it needs no parsing; lists of templates are full of such URLs.
  if (/^https?:\/\/[a-z0-9.-]*[a-z](?::\d{1,4})?(?:[/?#]\S*)?$/i.test(value)) return true;
  // The parser accepts spaces, a missing host and a variable in the host: `https:example.com`, `https://{{1}}/`.
  return /^https?:\/\/[^\s/?#{}]+(?:[/?#]\S*)?$/i.test(value) && URL.canParse(value);
}

/** A variable of KakaoTalk, which is replaced when the message is sent. */
const variable = /#\{[^{}]*\}/g;

/** A URL in which any part can be a variable: `https://#{host}/#{order number}`, or all of it: `#{link}`. */
function isUrlWithVariables(value: string): boolean {
  const filled = value.replace(variable, 'x');
  return isUrl(filled) || (value.startsWith('#{') && /^\S+$/.test(filled));
}

/** What opens an app: a URL of any scheme, such as `shop://orders/#{order}`. */
function isAppLink(value: string): boolean {
  return isUrlWithVariables(value) || /^(?!https?:)[a-z][a-z\d+.-]*:\S+$/i.test(value.replace(variable, 'x'));
}

/** As people write it: country prefix and separators are optional. */
function isPhoneNumber(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return /^\+?[\d\s().-]+$/.test(value) && digits >= 3 && digits <= 15;
}
