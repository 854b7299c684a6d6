import { testRooms } from './rooms.js';

testRooms({ width: 390, colorScheme: 'dark' });
