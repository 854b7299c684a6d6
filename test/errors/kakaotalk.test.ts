import t from 'tap';
import { everyRowOf } from './rows.js';

everyRowOf(t, 'kakaotalk');
