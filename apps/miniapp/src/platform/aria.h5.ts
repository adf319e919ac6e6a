/** Browsers have the attributes themselves. */
export {};
