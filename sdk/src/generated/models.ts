// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from './contract.js';

type Schemas = components['schemas'];

/** An organization's id. */
export type OrganizationId = Schemas['OrganizationId'];

/** An event's id. */
export type EventId = Schemas['EventId'];

/** A tier's id. */
export type TierId = Schemas['TierId'];

/** An order's id. */
export type OrderId = Schemas['OrderId'];

/** A ticket's id. */
export type TicketId = Schemas['TicketId'];

/** An email address. */
export type Email = Schemas['Email'];

/** A first or last name. */
export type PersonName = Schemas['PersonName'];

/** ISO 4217. */
export type Currency = Schemas['Currency'];

/** Money in the currency's minor unit. */
export type Amount = Schemas['Amount'];

/** A readable name for addresses. */
export type Slug = Schemas['Slug'];

/** An http or https address. */
export type WebAddress = Schemas['WebAddress'];

/** Pass it as `after`; null on the last page. */
export type Cursor = Schemas['Cursor'];

/** What went wrong, in terms a program and a person can act on. */
export type Problem = Schemas['Problem'];

/** One fault of the request. */
export type Fault = Schemas['Fault'];

/** Stable; new ones may be added. */
export type ProblemCode = Schemas['ProblemCode'];

/** A new account. */
export type RegisterInput = Schemas['RegisterInput'];

/** Email and password. */
export type LoginInput = Schemas['LoginInput'];

/** A refresh token. */
export type RefreshTokenInput = Schemas['RefreshTokenInput'];

/** A signed-in user's credentials. */
export type Session = Schemas['Session'];

/** A person with an account. */
export type User = Schemas['User'];

/** A place in an organization. */
export type Membership = Schemas['Membership'];

/** A new organization. */
export type OrganizationInput = Schemas['OrganizationInput'];

/** Who sells. */
export type Organization = Schemas['Organization'];

/** A page of organizations. */
export type OrganizationPage = Schemas['OrganizationPage'];

/** What a key may do. */
export type ApiKeyScope = Schemas['ApiKeyScope'];

/** A new key. */
export type ApiKeyInput = Schemas['ApiKeyInput'];

/** A credential of an organization's programs. */
export type ApiKey = Schemas['ApiKey'];

/** A page of keys. */
export type ApiKeyPage = Schemas['ApiKeyPage'];

/** `draft` is seen by members alone. */
export type EventStatus = Schemas['EventStatus'];

/** Whether tickets can be had now. */
export type SalesState = Schemas['SalesState'];

/** A place. */
export type Venue = Schemas['Venue'];

/** A place. */
export type VenueInput = Schemas['VenueInput'];

/** A new event. */
export type EventInput = Schemas['EventInput'];

/** What people come to. */
export type Event = Schemas['Event'];

/** What an event sold so far; in `events.list` alone. */
export type EventSales = Schemas['EventSales'];

/** A page of events. */
export type EventPage = Schemas['EventPage'];

/** A new tier. */
export type TierInput = Schemas['TierInput'];

/** A kind of ticket. */
export type Tier = Schemas['Tier'];

/** A page of tiers. */
export type TierPage = Schemas['TierPage'];

/** A snapshot of what can be had. */
export type Availability = Schemas['Availability'];

/** What can be had of one tier. */
export type TierAvailability = Schemas['TierAvailability'];

/** Where the order stands. */
export type OrderStatus = Schemas['OrderStatus'];

/** How many of a tier. */
export type OrderItemInput = Schemas['OrderItemInput'];

/** What to hold. */
export type OrderInput = Schemas['OrderInput'];

/** Who pays. */
export type Buyer = Schemas['Buyer'];

/** Who pays. */
export type BuyerInput = Schemas['BuyerInput'];

/** Who uses a ticket. */
export type AttendeeInput = Schemas['AttendeeInput'];

/** Who will use a ticket, before there are tickets. */
export type OrderAttendee = Schemas['OrderAttendee'];

/** Buyer and attendees. */
export type OrderUpdate = Schemas['OrderUpdate'];

/** How many of a tier, at what price. */
export type OrderItem = Schemas['OrderItem'];

/** How the order is paid. */
export type Payment = Schemas['Payment'];

/** One admission. */
export type Ticket = Schemas['Ticket'];

/** Who uses a ticket. */
export type Attendee = Schemas['Attendee'];

/** Tickets held, paid or bought together. */
export type Order = Schemas['Order'];

/** A page of orders. */
export type OrderPage = Schemas['OrderPage'];

/** What an event sold. */
export type EventAnalytics = Schemas['EventAnalytics'];

/** Sums over confirmed orders. */
export type SalesTotals = Schemas['SalesTotals'];

/** What a tier sold. */
export type TierSales = Schemas['TierSales'];

/** One step of the series. */
export type SalesPoint = Schemas['SalesPoint'];

/** An event as Stripe sends it. */
export type StripeEvent = Schemas['StripeEvent'];

/** That it was stored. */
export type WebhookReceipt = Schemas['WebhookReceipt'];

/** The process answers. */
export type Health = Schemas['Health'];

/** Whether traffic may come. */
export type Readiness = Schemas['Readiness'];
