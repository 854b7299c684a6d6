// A map in key order (a B+ tree). The package is CommonJS, so its class hangs below the default import.
import sortedBTree from 'sorted-btree';

export const OrderedMap = sortedBTree.default;
