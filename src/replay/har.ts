// A journal as a HAR 1.2 file, which browsers and HTTP tools open.
import type { ControlRequest } from '../contract/types.js';
import { version } from '../version.js';

/** `base` is the URL of the simulator; the journal has paths only. Times are those of the project's clock. */
export const harOf = (requests: readonly ControlRequest[], base: string): object => ({
  log: {
    version: '1.2',
    creator: { name: 'sinch-provisioning-mock', version: version() },
    entries: requests.map((entry) => entryOf(entry, base)),
  },
});

function entryOf({ at, method, url, request, answer }: ControlRequest, base: string): object {
  const sent = textOf(request.body);
  const received = textOf(answer.body);
  const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
  return {
    startedDateTime: at,
    time: 0,
    request: {
      method,
      url: base + url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request.headers),
      queryString: [...query].map(([name, value]) => ({ name, value })),
      ...(sent !== undefined && { postData: { mimeType: mediaType(request.headers), text: sent } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: answer.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(answer.headers),
      content: {
        size: Buffer.byteLength(received ?? ''),
        mimeType: mediaType(answer.headers),
        ...(received !== undefined && { text: received }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}

const textOf = (body: unknown): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

type Headers = Readonly<Record<string, unknown>>;

const headersOf = (headers: Headers | undefined): object[] =>
  Object.entries(headers ?? {}).map(([name, value]) => ({ name, value: String(value) }));

const mediaType = (headers: Headers | undefined): string => String(headers?.['content-type'] ?? 'application/json');
