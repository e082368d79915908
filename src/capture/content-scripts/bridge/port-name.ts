/** The name of a bridge's port. */
export const bridgePortName = 'document';
