// Calls of the control API, typed by its document. What a click changed is remembered, so that it can be shown and pasted.
import { signal } from '@preact/signals';
import type { Operations } from '../contract/types.js';
import type { Deed } from './library-call.js';

type Id = keyof Operations;
type Reply<I extends Id> = Operations[I]['reply'];
type Method = Deed['method'];
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The control API rejected a call, or nothing answered (status 0). The message says what is wrong and what to do. */
export class Rejection extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const tokenKey = 'sinch-provisioning-mock.admin-token';

/** The simulator's own base URL: the page is one level below it, whatever path a proxy puts in front. */
export const base = new URL('../', document.baseURI);

/** Kept for this tab only. */
export const token = signal<string>(sessionStorage.getItem(tokenKey) ?? '');
/** Whether the simulator asks for a token that the page does not have. */
export const tokenWanted = signal(false);
/** What the last click did. */
export const lastDeed = signal<Deed | undefined>(undefined);

export function useToken(text: string): void {
  sessionStorage.setItem(tokenKey, text);
  token.value = text;
  tokenWanted.value = false;
}

export const headers = (): Record<string, string> => (token.value ? { authorization: `Bearer ${token.value}` } : {});

/** The URL of a path such as `/__admin/health`. */
export const urlOf = (path: string): string => new URL(path.replace(/^\//, ''), base).href;

export const projectPath = (project: string, rest = ''): string =>
  `/__admin/projects/${encodeURIComponent(project)}${rest}`;

/** A resource in the control API; the parts of its key keep their slashes. */
export const resourcePath = (project: string, lifecycle: string, key: string): string =>
  projectPath(
    project,
    `/resources/${encodeURIComponent(lifecycle)}/${key.split('/').map(encodeURIComponent).join('/')}`,
  );

export const get = <I extends Id>(path: string, query?: Query, signal?: AbortSignal): Promise<Reply<I>> =>
  call<I>('GET', withQuery(path, query), undefined, signal);

/** Calls that change something: shown at the foot of the page. */
export async function act<I extends Id>(
  method: Exclude<Method, 'GET'>,
  path: string,
  body?: Operations[I]['body'],
): Promise<Reply<I>> {
  lastDeed.value = { method, path, body };
  return call<I>(method, path, body);
}

/** Calls that use POST although they change nothing. */
export const ask = <I extends Id>(path: string, body: Operations[I]['body']): Promise<Reply<I>> =>
  call<I>('POST', path, body);

// The reply is what the document says: the simulator checks its answers against it.
async function call<I extends Id>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Reply<I>> {
  const response = await fetch(urlOf(path), {
    method,
    headers: { ...headers(), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch(unreachable);
  const text = await response.text();
  if (!response.ok) throw rejectionOf(response.status, text);
  return text === '' ? undefined : JSON.parse(text);
}

/** Reads a big answer, and tells how many bytes have come. */
export async function download(path: string, tell: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(urlOf(path), { headers: headers() }).catch(unreachable);
  if (!response.ok || !response.body) throw rejectionOf(response.status, await response.text());
  const reader = response.body.getReader();
  const chunks: BlobPart[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    size += value.length;
    tell(size);
  }
}

/** Sends a big body with PUT, and tells how many bytes have gone. Only XMLHttpRequest knows that. */
export function upload(path: string, body: Blob, tell: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', urlOf(path));
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/json');
    request.upload.onprogress = ({ loaded }) => tell(loaded);
    request.onerror = () => reject(noAnswer());
    request.onload = () =>
      request.status < 300 ? resolve() : reject(rejectionOf(request.status, request.responseText));
    request.send(body);
  });
}

const noAnswer = (): Rejection => new Rejection(`No simulator answers at ${base.href}.`, 'unreachable', 0);

/** For `fetch(...).catch`: a Rejection, unless the page itself aborted the call. */
export const unreachable = (error: Error): never => {
  throw error.name === 'AbortError' ? error : noAnswer();
};

function rejectionOf(status: number, text: string): Rejection {
  // A proxy in front may answer in another language.
  if (!text.startsWith('{')) return new Rejection(`HTTP ${status}: ${text.slice(0, 200)}`, 'unknown', status);
  const content = JSON.parse(text);
  if (content.errorCode === 'admin_token_required') tokenWanted.value = true;
  return new Rejection(sentenceOf(content), content.errorCode ?? 'unknown', status);
}

function sentenceOf(problem: {
  message?: string;
  resolution?: string;
  additionalInformation?: { validationErrors?: string[] };
}): string {
  const faults = problem.additionalInformation?.validationErrors;
  return faults ? faults.join('\n') : `${problem.message} ${problem.resolution}`;
}

export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, `${value}`);
  return search.size === 0 ? path : `${path}?${search}`;
}
