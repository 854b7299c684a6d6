// A map in key order (a B+ tree). The package is CommonJS: its class is a property of the default import.
import sortedBTree from 'sorted-btree';

export const OrderedMap = sortedBTree.default;
