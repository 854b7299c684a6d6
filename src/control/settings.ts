// The settings that a project can change for itself.
import { type Control, reach } from './control.js';

export const settingsControl: Control<'SettingsController'> = {
  controller: 'SettingsController',
  handlers: {
    getSettings: ({ params }, simulation) => reach(simulation, params).effectiveSettings(),

    setSettings({ params, body }, simulation) {
      const world = reach(simulation, params);
      world.ownSettings = { ...body };
      return world.effectiveSettings();
    },
  },
};
