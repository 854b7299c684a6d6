// `sinch-provisioning-mock/api`: the types of the simulated API, and a client for it that needs nothing but `fetch`.
export { type ApiAddress, ApiError, type ApiSettings, createApi } from './library/api-client.js';
export type * from './library/api-types.js';
