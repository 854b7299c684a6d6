// The contract as one OpenAPI document, and a page to try it, whose files a build makes.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { documentationFolder } from '../paths.js';
import { jsonType, send } from './answer.js';
import { compressedFiles } from './compressed-files.js';
import { pageHeaders } from './dashboard.js';
import { Refusal, refusalAnswer } from './errors.js';
import type { Wire } from './exchange.js';

const types = { json: jsonType, yaml: 'application/yaml; charset=utf-8' } as const;

type Form = keyof typeof types;

export interface DocumentationOptions {
  /** Where the document is. */
  jsonPath: string;
  /** Where the interactive page is; it needs no network. */
  pagePath: string;
  /** The title of the document. */
  title: string;
  /** What makes the text of the document for the address by which a client found this server; '' if that is unknown. */
  text: (form: Form) => Promise<(origin: string) => string>;
  /** Credentials that the page fills in. */
  credentials?: Credentials;
  /** What a button of the page resets, so that everything filled in exists. */
  examples?: { projects: readonly string[]; scenario: string };
}

interface Credentials {
  keyId: string;
  keySecret: string;
}

export function addDocumentation(app: FastifyInstance, options: DocumentationOptions): void {
  const { jsonPath, pagePath } = options;
  const texts = new Map<Form, ReturnType<DocumentationOptions['text']>>();
  const textIn = (form: Form): ReturnType<DocumentationOptions['text']> => {
    const text = texts.get(form) ?? options.text(form);
    texts.set(form, text);
    return text;
  };
  for (const [url, form] of [
    [jsonPath, 'json'],
    [jsonPath.replace(/json$/, 'yaml'), 'yaml'],
    [`${pagePath}/json`, 'json'],
    [`${pagePath}/yaml`, 'yaml'],
  ] as const) {
    app.get(url, async (request, reply) => {
      const text = await textIn(form);
      return reply.type(types[form]).send(text(originOf(request)));
    });
  }
  const last = pagePath.slice(pagePath.lastIndexOf('/') + 1);
  app.get(pagePath, (request, reply) => {
    // The router takes both forms for the same. Links are relative, so that a proxy with a path in front of the simulator works.
    const folder = /\/(?:\?|$)/.test(request.url) ? '' : `${last}/`;
    reply
      .headers({ ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
      .send(page(options, folder));
  });
  const files = compressedFiles(documentationFolder);
  app.get<Wire & { Params: { file: string } }>(`${pagePath}/:file`, (request, reply) => {
    const found = files(request.params.file, request.headers);
    if (!found) send(reply, refusalAnswer(new Refusal('route_not_found', { value: `GET ${request.url}` })));
    else reply.headers({ ...found.headers, ...pageHeaders, 'cache-control': 'no-cache' }).send(found.content);
  });
}

/** The address under which the client found this server: generated clients then call it. */
function originOf({ protocol, host }: FastifyRequest): string {
  const origin = `${protocol}://${host}`;
  return URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase() ? origin.toLowerCase() : '';
}

/** `folder`: where the files of the page are, seen from its address. */
function page({ title, pagePath, credentials, examples }: DocumentationOptions, folder: string): string {
  const base = pagePath
    .split('/')
    .slice(1)
    .map(() => '..')
    .join('/');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="settings" content="${attribute(JSON.stringify({ base, credentials, examples }))}">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${folder}reference.css">
    <script src="${folder}reference.js" defer></script>
  </head>
  <body>
    <noscript>This page needs JavaScript. The document is at <a href="${folder}json">json</a>.</noscript>
  </body>
</html>
`;
}

/** A text within quotation marks. */
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
