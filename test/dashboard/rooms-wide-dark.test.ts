import { testRooms } from './rooms.js';

testRooms({ width: 1280, colorScheme: 'dark' });
