// The door of this module: facts are recorded in the transaction that makes them true, and followed once they are committed.
export { type DomainEvent, type DomainEventType, type NewDomainEvent, recordDomainEvents } from './domain-events.js';
export { followDomainEvents } from './follow.js';
