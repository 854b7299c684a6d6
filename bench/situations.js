export const situations = () => [];
