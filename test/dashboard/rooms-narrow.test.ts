import { testRooms } from './rooms.js';

testRooms(390);
