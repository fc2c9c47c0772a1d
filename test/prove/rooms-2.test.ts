/** What is hidden from customers and agents is not felt by them: the second half of the runs. */
import { proveRooms } from './rooms-run.js';

proveRooms(1_000, 2);
