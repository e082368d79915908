/** Panel to background, as a message of its own: open the page that asks for access to sites. A panel has no tabs. */
export const accessRequest = 'ask-for-access';
