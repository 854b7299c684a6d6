// esbuild makes a stylesheet of what is imported.
declare module '*.css';
