// Values that a schema of the contract accepts: the fullest one, or the least with required properties only.
import { contract, refName, type Schema } from './load.js';

const ofFormat: Record<string, unknown> = {
  url: 'https://example.com/a',
  'url with variables': 'https://example.com/#{code}',
  'app link': 'shop://orders/#{code}',
  uri: 'https://example.com/a',
  email: 'someone@example.com',
  'e.164 phone number': '+46701740605',
  'phone number': '+46701740605',
  'numeric phone number': '701740605',
  'country code': '46',
  digits: '123456',
  otp: '123456',
  hex: '#00aaff',
  timestamp: 1767225600,
  'time span': '10s',
  'date-time': '2026-01-31T12:00:00.000Z',
  date: '2026-01-31',
};

const ofPattern: Record<string, string> = {
  '^[a-z0-9][a-z0-9_]*[a-z0-9]$': 'order_shipped',
  '^(?:\\+|00)\\d{6,15}$': '+46701740605',
  '^\\+?[\\d+\\s]{6,15}$': '+46701740605',
  '^\\d+$': '123456789',
  '^\\d{2}-\\d{7}$': '12-3456789',
  '^job-\\d+$': 'job-1',
};

/** `branch` picks an alternative of each anyOf. A schema within itself gets its required properties only. */
export function sampleOf(schema: Schema, size: 'full' | 'least', branch = 0, within: readonly string[] = []): unknown {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const known = within.includes(name);
    return sampleOf(contract.schemas[name]!, known ? 'least' : size, branch, [...within, name]);
  }
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternatives = schema.anyOf ?? schema.allOf;
  if (alternatives)
    return sampleOf(alternatives[schema.anyOf ? branch % alternatives.length : 0]!, size, branch, within);
  const type = [schema.type].flat()[0];
  if (type === 'array') {
    const wanted = size === 'full' || Number(schema.minItems ?? 0) > 0;
    return wanted && schema.items ? [sampleOf(schema.items, size, branch, within)] : [];
  }
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {});
    const chosen = properties.filter(([name]) => size === 'full' || schema.required?.includes(name));
    return Object.fromEntries(chosen.map(([name, property]) => [name, sampleOf(property, size, branch, within)]));
  }
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  if (typeof schema.format === 'string') return ofFormat[schema.format];
  if (typeof schema.pattern === 'string') return ofPattern[schema.pattern];
  if (type === 'string') return 'x'.repeat(Math.max(1, Number(schema.minLength ?? 1)));
  return schema.minimum ?? 1;
}
