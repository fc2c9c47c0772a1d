/** The English words about the connection: prefix `connection.`. */
import type { Catalogue } from '../shared/sentences.js';

export const connectionMessages = {
  'connection.connecting': 'Connecting…',
  'connection.catching-up': 'Catching up…',
  'connection.waiting': 'Connection lost. Next try in {seconds} s.',
  'connection.trying': 'Connection lost. Trying again…',
  'connection.offline': 'You are offline. Messages will be sent when you are back.',
  'connection.retry': 'Retry now',
  'connection.back': 'Connected again',
  'connection.ended-signed-out': 'Your session has expired. Reload the page or sign in again.',
  'connection.ended-replaced': 'This conversation was opened elsewhere. Reload the page to go on here.',
  'connection.ended-not-found': 'This conversation no longer exists.',
  'connection.ended-version': 'This page is out of date. Reload it to go on.',
  'connection.ended-other': 'The connection was closed. Reload the page to try again.',
} as const satisfies Catalogue;
