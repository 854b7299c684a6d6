// Storybook reads vite.config.js, and with it the simulator.
export default { framework: '@storybook/html-vite', stories: ['../*.stories.js'] };
