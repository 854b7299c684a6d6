// Access tokens of the simulated API: expire them, to see how a client gets new ones.
import type { Control } from './control.js';

/** The issuer of access tokens as this API needs it. */
export interface Tokens {
  /** Expires the tokens issued until now: those of a key, those used for a project, or all. */
  expire(which: { keyId?: string; projectId?: string }): void;
}

export function tokensControl(tokens: Tokens): Control<'TokensController'> {
  return {
    controller: 'TokensController',
    handlers: {
      expireTokens({ body = {} }, simulation) {
        // Throws in strict mode for an unknown project.
        if (body.projectId !== undefined) simulation.open(body.projectId);
        tokens.expire(body);
      },
    },
  };
}
