// The settings that a project can change for itself.
import type { ControlProjectSettings } from '../contract/types.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach } from './control.js';

export const settingsControl: Control<'SettingsController'> = {
  controller: 'SettingsController',
  handlers: {
    getSettings: ({ params }, simulation) => view(reach(simulation, params)),

    setSettings({ params, body }, simulation) {
      const world = reach(simulation, params);
      world.ownSettings = { ...body };
      return view(world);
    },
  },
};

function view(world: ProjectWorld): ControlProjectSettings {
  const unknownFields = world.setting('unknownFields');
  return {
    signatureClock: world.setting('signatureClock'),
    contentType: world.setting('contentType'),
    ...(unknownFields !== undefined && { unknownFields }),
  };
}
