import t from 'tap';
import { everyExampleOf } from './errors-page.js';

await everyExampleOf(t, ['whatsapp']);
