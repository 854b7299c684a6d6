// The fields of Kubernetes that the example uses, with the types of its API reference (v1.33). Another field is a fault, so
// that none can be misspelt.
import { Ajv } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 };
const whole = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const texts = { type: 'array', minItems: 1, items: text };
const list = (items: Schema): Schema => ({ type: 'array', minItems: 1, items });
const words = { type: 'object', minProperties: 1, additionalProperties: text };
/** A name of DNS, which names of objects and ports are. */
const label = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$' };
const quantity = { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?(m|Ki|Mi|Gi|k|M|G)?$' };

/** An object with these fields and no others; a name with `?` is optional. */
function object(fields: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(fields).map(([name, schema]) => [name.replace('?', ''), schema] as const);
  const required = Object.keys(fields).filter((name) => !name.endsWith('?'));
  return { type: 'object', additionalProperties: false, required, properties: Object.fromEntries(entries) };
}

const metadata = object({ name: label, 'labels?': words });
const named = object({ name: label, key: text });
const probe = object({
  httpGet: object({ path: text, port: label }),
  'periodSeconds?': whole,
  'timeoutSeconds?': whole,
  'failureThreshold?': whole,
});
const resources = { type: 'object', additionalProperties: false, properties: { cpu: quantity, memory: quantity } };

const container = object({
  name: label,
  image: text,
  args: texts,
  env: list(
    object({
      name: { type: 'string', pattern: '^[A-Z_]+$' },
      valueFrom: object({ 'fieldRef?': object({ fieldPath: { const: 'status.podIP' } }), 'secretKeyRef?': named }),
    }),
  ),
  ports: list(object({ name: label, containerPort: whole })),
  readinessProbe: probe,
  livenessProbe: probe,
  lifecycle: object({ preStop: object({ exec: object({ command: texts }) }) }),
  resources: object({ requests: resources, limits: resources }),
  securityContext: object({
    readOnlyRootFilesystem: flag,
    allowPrivilegeEscalation: flag,
    capabilities: object({ drop: texts }),
  }),
});

const kinds: Readonly<Record<string, Schema>> = {
  Secret: object({
    apiVersion: { const: 'v1' },
    kind: { const: 'Secret' },
    metadata,
    stringData: words,
  }),
  Service: object({
    apiVersion: { const: 'v1' },
    kind: { const: 'Service' },
    metadata,
    spec: object({ selector: words, ports: list(object({ name: label, port: whole, targetPort: label })) }),
  }),
  Deployment: object({
    apiVersion: { const: 'apps/v1' },
    kind: { const: 'Deployment' },
    metadata,
    spec: object({
      replicas: whole,
      selector: object({ matchLabels: words }),
      strategy: object({
        type: { const: 'RollingUpdate' },
        rollingUpdate: object({ maxUnavailable: whole, maxSurge: whole }),
      }),
      template: object({
        metadata: object({ labels: words }),
        spec: object({
          terminationGracePeriodSeconds: whole,
          securityContext: object({
            runAsNonRoot: flag,
            seccompProfile: object({ type: { enum: ['RuntimeDefault', 'Unconfined'] } }),
          }),
          containers: list(container),
        }),
      }),
    }),
  }),
};

const ajv = new Ajv({ allErrors: true });

/** What in an object of Kubernetes does not fit. */
export function kubernetesFaults(content: any): string[] {
  const schema = kinds[content?.kind];
  if (!schema) return [`unknown kind ${content?.kind}`];
  const validate = ajv.compile(schema);
  validate(content);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, params.additionalProperty].filter(Boolean).join(' '),
  );
}
