// The door of this module: the ledger moves stock, the sales states say what it means.
export { confirm, hold, holdAgain, type LockedStock, lockStock, lockStocks, release, restock, touchAvailability } from './ledger.js';
export { type BatchOptions, type Batches, createBatches, type Lane } from './batches.js';
export { decideHold, type EventStock, type HeldItem, type TierStock, type WantedItem } from './decide.js';
export { copyStock, type Counter, decide, operate, type Stock, type StockOperation, type StockOutcome, type Take } from './stock.js';
export { availableOf, eventSalesState, type SalesState, tierSalesState } from './sales-state.js';
