/** The customer's conversation and the connection to it: loaded with the first message, or to come back to one. */
export { CustomerSession } from './customer-session.js';
