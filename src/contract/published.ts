// The contract as the OpenAPI documents that are served: for people who read them, and for generators of clients.
import { GeneratorView } from './generator-view.js';
import { contract, type OpenApiDocument, type Schema, type WrittenMedia } from './load.js';

/** The document of the services for which `wanted` returns true, with schemas as generators read them best. */
export function publishedDocument(wanted: (service: string) => boolean): OpenApiDocument {
  const document = contract.document(wanted);
  const view = new GeneratorView(document.components.schemas);
  for (const item of Object.values(document.paths)) {
    for (const { parameters = [], requestBody, responses } of Object.values(item)) {
      for (const parameter of parameters) {
        const { default: fallback } = parameter.schema;
        parameter.schema = { ...view.said(parameter.schema), ...(fallback !== undefined && { default: fallback }) };
      }
      if (requestBody) rewrite(requestBody, view.body);
      for (const response of Object.values(responses)) rewrite(response, view.said);
    }
  }
  const events = new Map<string, Schema>();
  for (const [type, { post }] of Object.entries(document.webhooks)) {
    if (!post.requestBody) continue;
    rewrite(post.requestBody, (schema) => {
      const event = view.event(type, schema);
      events.set(type, event);
      return event;
    });
  }
  if (events.size > 0) view.anyEvent('WebhookEvent', events);
  document.components.schemas = view.components();
  return document;
}

function rewrite({ content = {} }: WrittenMedia, schema: (written: Schema) => Schema): void {
  for (const media of Object.values(content)) if (media.schema) media.schema = schema(media.schema);
}
