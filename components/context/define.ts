/** Registers what tells staff about a customer. */
export const defineContextElements = (): void => {};
