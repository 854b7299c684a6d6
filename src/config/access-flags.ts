// Who may call the simulator, and in which ways.
import type { Flags } from './flag.js';
import { hostNames, optionalText, origins, trueOrFalse, wholeNumber } from './values.js';

export const accessFlags: Flags<
  'adminToken' | 'allowOrigin' | 'allowHost' | 'intercept' | 'openProxy' | 'passHost' | 'tls' | 'ca'
> = {
  adminToken: {
    key: 'adminToken',
    flag: '--admin-token <token>',
    formerVariable: 'ADMIN_TOKEN',
    fallback: '',
    help: 'require Authorization: Bearer <token> on the control API',
    read: optionalText,
    valid: 'a text',
  },
  allowOrigin: {
    key: 'allowOrigin',
    flag: '--allow-origin <origins>',
    fallback: '',
    help: 'comma-separated origins, besides its own, whose pages may call the control API; repeatable',
    read: origins,
    valid: 'origins such as http://localhost:3000, separated by commas',
    repeatable: true,
  },
  allowHost: {
    key: 'allowHost',
    flag: '--allow-host <names>',
    fallback: '',
    help: 'comma-separated host names, besides local ones and its own, under which the control API can be called; repeatable',
    read: hostNames,
    valid: 'host names without port such as mock.example.com, separated by commas',
    repeatable: true,
  },
  intercept: {
    key: 'intercept',
    flag: '--intercept',
    fallback: 'false',
    help: 'be a proxy that stands in for the hosts of the API, for clients whose base URL cannot be changed',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  openProxy: {
    key: 'openProxy',
    flag: '--open-proxy',
    fallback: 'false',
    help: 'with --intercept: serve clients on other machines, too',
    read: trueOrFalse,
    valid: 'true or false',
    words: ['true', 'false'],
  },
  passHost: {
    key: 'passHost',
    flag: '--pass-host <names>',
    fallback: '',
    help: 'with --intercept: comma-separated hosts of sinch.com to call for real, which are refused otherwise; repeatable',
    read: hostNames,
    valid: 'host names without port such as voice.api.sinch.com, separated by commas',
    repeatable: true,
  },
  tls: {
    key: 'tls',
    flag: '--tls <number>',
    fallback: '',
    help: 'also listen for HTTPS on this port, with certificates for the hosts of the API; 0 picks a free port',
    read: (text) => (text === '' ? undefined : wholeNumber(0, 65535)(text)),
    valid: 'a number from 0 to 65535',
  },
  ca: {
    key: 'ca',
    flag: '--ca <folder>',
    fallback: '',
    help: 'keep the certificate authority of --tls and --intercept in this folder; otherwise it is in --data, or new at each start',
    read: optionalText,
    valid: 'a folder',
  },
};
