/** The rating: loaded when there is something to rate. */
import { defineRating } from './parley-panel-rating.js';

defineRating();
