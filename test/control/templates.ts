// The WhatsApp template that tests of the control API submit, decide and fail.

export const path = '/whatsapp/templates';

export const template = (name: string, more: object = {}) => ({
  name,
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
  ...more,
});

export const keyOf = (name: string): string => `${name}/EN_US`;

export const at = (name: string): string => `${path}/${name}/languages/EN_US`;
