// A plugin for Vite: the development server answers the paths of the API, and of the control API, with a simulator.
import { startSimulator } from 'sinch-provisioning-mock';

export function simulator(options) {
  let running;
  return {
    name: 'simulator',
    apply: 'serve',
    async config() {
      running = await startSimulator(options);
      // As if the page came from the simulator itself: other pages may not call the control API.
      const target = { target: running.url, changeOrigin: true, headers: { origin: running.url } };
      return { server: { proxy: { '/v1/projects': target, '/__admin': target } } };
    },
    buildEnd: () => running?.close(),
  };
}
