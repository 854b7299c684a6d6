// One simulator for all files.
import { startSimulator } from 'sinch-provisioning-mock';

export default async function setup({ provide }) {
  const simulator = await startSimulator({ clock: 'frozen' });
  provide('simulator', simulator.url);
  return () => simulator.close();
}
