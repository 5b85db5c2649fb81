/** How long the light takes along one edge, in milliseconds. */
export const hopDuration = 180;
