// What is logged and counted, how much there can be, and how webhooks are sent.
import { limits } from '../limits.js';
import type { Flags } from './flag.js';
import { logLevels, oneOf, positiveDuration, retryDelay, signatureClocks, trueOrFalse, wholeNumber } from './values.js';

export const deliveryFlags: Flags<
  | 'logLevel'
  | 'metrics'
  | 'maxProjects'
  | 'maxRecords'
  | 'publicWebhooks'
  | 'retries'
  | 'retryDelay'
  | 'deliveryTimeout'
  | 'signatureClock'
> = {
  logLevel: {
    key: 'logLevel',
    flag: '--log-level <level>',
    fallback: 'warn',
    help: 'what to log to stderr: silent, error, warn, info or debug',
    read: oneOf(logLevels),
    valid: 'silent, error, warn, info or debug',
    words: logLevels,
  },
  metrics: {
    key: 'metrics',
    flag: '--metrics',
    fallback: 'false',
    help: 'serve GET /metrics for Prometheus, under the rules of the control API',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  maxProjects: {
    key: 'maxProjects',
    flag: '--max-projects <number>',
    fallback: String(limits.projects.most),
    help: 'how many projects there can be; a call that would begin one more is refused',
    read: wholeNumber(1, 1_000_000),
    valid: 'a number from 1 to 1000000',
  },
  maxRecords: {
    key: 'maxRecords',
    flag: '--max-records <number>',
    fallback: String(limits.records.most),
    help: 'how many records a project can have; POST and PUT are refused in a project that is full',
    read: wholeNumber(1, 10_000_000),
    valid: 'a number from 1 to 10000000',
  },
  publicWebhooks: {
    key: 'publicWebhooks',
    flag: '--public-webhooks',
    fallback: 'false',
    help: 'allow webhooks to public addresses, not only to this machine and private networks',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  retries: {
    key: 'retries',
    flag: '--retries <number>',
    fallback: '8',
    help: 'how many times to retry a webhook',
    read: wholeNumber(0, 100),
    valid: 'a number from 0 to 100',
  },
  retryDelay: {
    key: 'retryDelay',
    flag: '--retry-delay <duration>',
    fallback: '5s',
    help: 'delay before the first retry; doubles with each retry',
    read: retryDelay,
    valid: 'a duration such as 5s, at most 30d',
  },
  deliveryTimeout: {
    key: 'deliveryTimeout',
    flag: '--delivery-timeout <duration>',
    fallback: '10s',
    help: 'how long to wait for a receiver to respond to a webhook',
    read: positiveDuration,
    valid: 'a duration such as 10s',
  },
  signatureClock: {
    key: 'signatureClock',
    flag: '--signature-clock <clock>',
    fallback: 'project',
    help: "timestamp of webhook signatures: the project's clock, or the real one, for receivers that reject old timestamps",
    read: oneOf(signatureClocks),
    valid: 'project or real',
    words: signatureClocks,
  },
};
