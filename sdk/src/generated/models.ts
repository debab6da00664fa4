// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from './contract.js';

type Schemas = components['schemas'];

/** An organization's id. */
export type OrganizationId = Schemas['OrganizationId'];

/** A user's id. */
export type UserId = Schemas['UserId'];

/** A membership's id. */
export type MemberId = Schemas['MemberId'];

/** What a member may do. */
export type MemberRole = Schemas['MemberRole'];

/** An event's id. */
export type EventId = Schemas['EventId'];

/** A tier's id. */
export type TierId = Schemas['TierId'];

/** A series' id. */
export type SeriesId = Schemas['SeriesId'];

/** A question's id. */
export type QuestionId = Schemas['QuestionId'];

/** A promo code's id. */
export type PromoCodeId = Schemas['PromoCodeId'];

/** A promo or access code, whatever its case. */
export type CodeText = Schemas['CodeText'];

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

/** A token from a mail. */
export type TokenInput = Schemas['TokenInput'];

/** Whose password was forgotten. */
export type ForgotPasswordInput = Schemas['ForgotPasswordInput'];

/** A new password with the token that allows it. */
export type ResetPasswordInput = Schemas['ResetPasswordInput'];

/** The old and the new password. */
export type ChangePasswordInput = Schemas['ChangePasswordInput'];

/** What changes. */
export type ProfileUpdate = Schemas['ProfileUpdate'];

/** At least 10 characters, at most 72 bytes, and none that everybody tries first. */
export type NewPassword = Schemas['NewPassword'];

/** A signed-in device. */
export type UserSession = Schemas['UserSession'];

/** A page of sessions. */
export type SessionPage = Schemas['SessionPage'];

/** A page of tickets. */
export type TicketPage = Schemas['TicketPage'];

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

/** What changes. */
export type OrganizationUpdate = Schemas['OrganizationUpdate'];

/** A user in an organization. */
export type Member = Schemas['Member'];

/** A page of members. */
export type MemberPage = Schemas['MemberPage'];

/** The new role. */
export type MemberUpdate = Schemas['MemberUpdate'];

/** Whom to invite as what. */
export type InvitationInput = Schemas['InvitationInput'];

/** An invitation that was not accepted yet. */
export type Invitation = Schemas['Invitation'];

/** A page of invitations. */
export type InvitationPage = Schemas['InvitationPage'];

/** The token of the mail; with `account`, for those who have none yet. */
export type AcceptInvitationInput = Schemas['AcceptInvitationInput'];

/** A new account; its address is the invited one. */
export type InvitedAccountInput = Schemas['InvitedAccountInput'];

/** What became of the invitation. */
export type AcceptedInvitation = Schemas['AcceptedInvitation'];

/** One action of a member or a key. */
export type AuditEntry = Schemas['AuditEntry'];

/** Who did it. */
export type AuditActor = Schemas['AuditActor'];

/** What it was done to. */
export type AuditTarget = Schemas['AuditTarget'];

/** A page of entries. */
export type AuditEntryPage = Schemas['AuditEntryPage'];

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

/** What is changed: this date alone, or every date of the series that has not begun. */
export type EditScope = Schemas['EditScope'];

/** Whether tickets can be had now. */
export type SalesState = Schemas['SalesState'];

/** A place. */
export type Venue = Schemas['Venue'];

/** A place. */
export type VenueInput = Schemas['VenueInput'];

/** A new event. */
export type EventInput = Schemas['EventInput'];

/** What to change of an event. */
export type EventUpdate = Schemas['EventUpdate'];

/** What people come to. */
export type Event = Schemas['Event'];

/** What an event sold so far; in `events.list` alone. */
export type EventSales = Schemas['EventSales'];

/** A page of events. */
export type EventPage = Schemas['EventPage'];

/** A picture in several widths. */
export type CoverImage = Schemas['CoverImage'];

/** One width of a picture. */
export type ImageSource = Schemas['ImageSource'];

/** From the cheapest tier to the dearest. */
export type PriceRange = Schemas['PriceRange'];

/** A page of events that were found. */
export type EventSearchPage = Schemas['EventSearchPage'];

/** What the events found are like. */
export type EventFacets = Schemas['EventFacets'];

/** How many events. */
export type FacetCount = Schemas['FacetCount'];

/** Why. */
export type CancelEventInput = Schemas['CancelEventInput'];

/** What is different in the copy. */
export type DuplicateEventInput = Schemas['DuplicateEventInput'];

/** When it takes place again: exactly one of `rule` and `dates`. */
export type RepeatInput = Schemas['RepeatInput'];

/** The series and the dates that were added. */
export type RepeatResult = Schemas['RepeatResult'];

/** Events that are the same on several dates. */
export type Series = Schemas['Series'];

/** A kind of event. */
export type Category = Schemas['Category'];

/** A new category. */
export type CategoryInput = Schemas['CategoryInput'];

/** What to change of a category. */
export type CategoryUpdate = Schemas['CategoryUpdate'];

/** Every category. */
export type CategoryPage = Schemas['CategoryPage'];

/** Who sent the visitor, and how far they are. */
export type ViewInput = Schemas['ViewInput'];

/** A new tier. */
export type TierInput = Schemas['TierInput'];

/** What to change of a tier. */
export type TierUpdate = Schemas['TierUpdate'];

/** A kind of ticket. */
export type Tier = Schemas['Tier'];

/** A page of tiers. */
export type TierPage = Schemas['TierPage'];

/** A snapshot of what can be had. */
export type Availability = Schemas['Availability'];

/** What can be had of one tier. */
export type TierAvailability = Schemas['TierAvailability'];

/** A new question. */
export type QuestionInput = Schemas['QuestionInput'];

/** What to change of a question. */
export type QuestionUpdate = Schemas['QuestionUpdate'];

/** Something the organizer wants to know. */
export type Question = Schemas['Question'];

/** A page of questions. */
export type QuestionPage = Schemas['QuestionPage'];

/** An answer to a question. */
export type AnswerInput = Schemas['AnswerInput'];

/** Text for `text`, `long_text` and `choice`; `2026-12-12` for `date`; a number, true or false, or a list of options for the others. */
export type AnswerValue = Schemas['AnswerValue'];

/** An answer to a question. */
export type Answer = Schemas['Answer'];

/** A new promo code. */
export type PromoCodeInput = Schemas['PromoCodeInput'];

/** New promo codes of one kind. */
export type PromoCodeBatchInput = Schemas['PromoCodeBatchInput'];

/** What to change of a promo code. */
export type PromoCodeUpdate = Schemas['PromoCodeUpdate'];

/** A discount, or access to hidden tiers. */
export type PromoCode = Schemas['PromoCode'];

/** A page of promo codes. */
export type PromoCodePage = Schemas['PromoCodePage'];

/** The promo codes that were generated. */
export type PromoCodeBatch = Schemas['PromoCodeBatch'];

/** What a buyer typed. */
export type PromoCodeCheckInput = Schemas['PromoCodeCheckInput'];

/** What a promo code does. */
export type PromoCodeCheck = Schemas['PromoCodeCheck'];

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

/** Buyer, attendees, answers and promo code. */
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

/** How the buyer pays. */
export type CheckoutInput = Schemas['CheckoutInput'];

/** Where the buyer comes back to; `{ORDER_ID}` stands for the order's id. */
export type ReturnUrl = Schemas['ReturnUrl'];

/** How much goes back. Without `amount` and `ticketIds` all that is left. */
export type RefundInput = Schemas['RefundInput'];

/** `pending` until banks have done their part. */
export type RefundStatus = Schemas['RefundStatus'];

/** Who began it: the organizer, the buyer, the cancellation of the event, a payment that could not become tickets, or somebody in Stripe's dashboard. */
export type RefundSource = Schemas['RefundSource'];

/** Money that goes back to a buyer. */
export type Refund = Schemas['Refund'];

/** A page of refunds. */
export type RefundPage = Schemas['RefundPage'];

/** What a buyer would get back now. */
export type RefundQuote = Schemas['RefundQuote'];

/** Refunds that the cancellation of an event began. */
export type RefundProgress = Schemas['RefundProgress'];

/** When buyers may refund themselves, and what is kept then. What is left out has its default. */
export type RefundPolicyInput = Schemas['RefundPolicyInput'];

/** When buyers may refund themselves, and what is kept then. */
export type RefundPolicy = Schemas['RefundPolicy'];

/** A buyer's bank takes the money back, unless it is convinced otherwise. */
export type Dispute = Schemas['Dispute'];

/** `refund_failure` is a refund that came back, `dispute` money that a bank took, `dispute_reversal` money that it returned. */
export type PaymentKind = Schemas['PaymentKind'];

/** A row of the payment ledger. */
export type PaymentEntry = Schemas['PaymentEntry'];

/** A page of the payment ledger. */
export type PaymentEntryPage = Schemas['PaymentEntryPage'];

/** Sums of the payment ledger. */
export type PayoutReport = Schemas['PayoutReport'];

/** What came and went for an event, in minor units. */
export type PayoutRow = Schemas['PayoutRow'];

/** All rows of a currency, in minor units. */
export type PayoutTotal = Schemas['PayoutTotal'];

/** What Stripe booked in one currency, in minor units. */
export type Settlement = Schemas['Settlement'];

/** Where an organization's money goes. */
export type PaymentAccount = Schemas['PaymentAccount'];

/** Where to come back to. */
export type ConnectInput = Schemas['ConnectInput'];

/** A page of Stripe's. */
export type ConnectLink = Schemas['ConnectLink'];

/** What an event sold. */
export type EventAnalytics = Schemas['EventAnalytics'];

/** How often the event was looked at in the period, counted by full hours; bots and repeats left out. */
export type ViewTotals = Schemas['ViewTotals'];

/** Views of one step. */
export type StepViews = Schemas['StepViews'];

/** Visitors from one website. */
export type ReferrerViews = Schemas['ReferrerViews'];

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
