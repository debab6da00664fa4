// The door of this module: the ledger moves stock, the sales states say what it means.
export { confirm, hold, lockStock, release, restock, touchAvailability } from './ledger.js';
export type { HeldItem, WantedItem } from './decide.js';
export { availableOf, eventSalesState, type SalesState, tierSalesState } from './sales-state.js';
