import { testRooms } from './rooms.js';

testRooms(1280);
