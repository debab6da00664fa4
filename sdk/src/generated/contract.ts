// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Registers an attendee or an organizer and signs them in. Emails are compared without case.
         */
        post: operations["auth.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Answers after the same time for an unknown email as for a wrong password.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew a session
         * @description Exchanges a refresh token for a new pair. A refresh token works once; using it again revokes the whole session.
         */
        post: operations["auth.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Revokes the session the refresh token belongs to. Answers 204 for unknown tokens too.
         */
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove an email address
         * @description With the token of the mail. Orders bought as a guest with this address become the user's.
         */
        post: operations["auth.verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/verify-email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the verification mail again
         * @description Does nothing for a verified address.
         */
        post: operations["auth.resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description Always answers 202, whether there is such an account or not.
         */
        post: operations["auth.forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password
         * @description With the token of the mail, which works once and for an hour. Ends every session of the user.
         */
        post: operations["auth.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my profile
         * @description A new email needs the password and has to be proven again; the old address is told.
         */
        patch: operations["me.update"];
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Ends every other session.
         */
        post: operations["me.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set my picture
         * @description It is cut to a square.
         */
        put: operations["me.setAvatar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my sessions
         * @description Newest first, the current one marked.
         */
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example ses_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                session: components["parameters"]["Session"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description It stops working at once, its access token included.
         */
        delete: operations["sessions.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my orders
         * @description Newest first; those bought as a guest with my proven address too.
         */
        get: operations["me.orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my tickets
         * @description Of my orders, newest first.
         */
        get: operations["me.tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my organizations
         * @description Those the user is a member of; for an API key, the one it belongs to.
         */
        get: operations["organizations.list"];
        put?: never;
        /**
         * Create an organization
         * @description The signed-in user becomes its owner.
         */
        post: operations["organizations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /** Get an organization */
        get: operations["organizations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an organization
         * @description What is left out stays.
         */
        patch: operations["organizations.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        get?: never;
        /** Set the logo */
        put: operations["organizations.setLogo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * List members
         * @description For owners and admins. Everybody finds their own membership in `me.get`.
         */
        get: operations["members.list"];
        put?: never;
        /**
         * Invite somebody by mail
         * @description They accept with the link in the mail within a week. Inviting the same address again sends a new mail and ends the old link.
         */
        post: operations["members.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The membership's id.
                 * @example mem_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                member: components["parameters"]["Member"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Members may remove themselves. An organization always has an owner.
         */
        delete: operations["members.remove"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Only owners make or unmake owners. An organization always has one.
         */
        patch: operations["members.update"];
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /** List open invitations */
        get: operations["invitations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The invitation's id.
                 * @example inv_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                invitation: components["parameters"]["Invitation"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["invitations.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Signed in with the invited address; or, without an account, with a name and a password, which creates one whose address is proven by the mail. Answers a session in the second case.
         */
        post: operations["members.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Every action of members and keys, newest first.
         */
        get: operations["auditLog.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * List API keys
         * @description Without their secrets.
         */
        get: operations["apiKeys.list"];
        put?: never;
        /**
         * Create an API key
         * @description The only answer that carries the secret. Only a hash of it is stored.
         */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/api-keys/{apiKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The API key's id (not its secret).
                 * @example key_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                apiKey: components["parameters"]["ApiKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It stops working at once.
         */
        delete: operations["apiKeys.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * An organization's events for calendars
         * @description An iCalendar feed of its published, public events; programs that subscribe see changes and cancellations.
         */
        get: operations["organizations.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * List an organization's events
         * @description Drafts included, in the order they take place. Members and keys with `events:read`.
         */
        get: operations["events.list"];
        put?: never;
        /**
         * Create an event
         * @description Creates a draft. Without `slug` one is made from the name; without `currency` the organization's default counts.
         */
        post: operations["events.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the categories
         * @description The whole tree, parents before their children.
         */
        get: operations["categories.list"];
        put?: never;
        /**
         * Add a category
         * @description Admins of the platform.
         */
        post: operations["categories.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The category's slug.
                 * @example music
                 */
                category: components["parameters"]["Category"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a category
         * @description Admins of the platform. Only while no event and no other category is in it.
         */
        delete: operations["categories.delete"];
        options?: never;
        head?: never;
        /**
         * Change a category
         * @description Admins of the platform. Its slug stays.
         */
        patch: operations["categories.update"];
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find events
         * @description Published, public events that are not over. `q` finds words in names, summaries, descriptions, tags, venues and cities, with their accents
         *     or without, and forgives a mistyped word. Cursors stay right while events are added. Of an event that repeats, the next date alone is
         *     listed, unless `from`, `to` or `series` is given or `dates` is `all`.
         */
        get: operations["events.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * Get an event
         * @description By id or slug. Drafts are found only by members and keys of the organization.
         */
        get: operations["events.get"];
        put?: never;
        post?: never;
        /**
         * Delete an event
         * @description Only while it has no order; an event that has orders is cancelled instead.
         */
        delete: operations["events.delete"];
        options?: never;
        head?: never;
        /**
         * Change an event
         * @description What is left out stays as it is. Send the ETag or `version` you have read as `If-Match`, and two editors cannot overwrite each other. When
         *     it begins at another time, the sales windows of its tiers move as far on the clock. With
         *     `scope` `series` the change is made to every date of the series that has not begun: for those, times shift by as much as this date's do, and
         *     `slug` stays.
         */
        patch: operations["events.update"];
        trace?: never;
    };
    "/v1/events/{event}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an event
         * @description Opens it to the public. It needs at least one tier and a start in the future. Publishing a published event changes nothing.
         */
        post: operations["events.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an event off sale
         * @description It becomes a draft again. Orders that are held or placed keep their tickets. Unpublishing a draft changes nothing.
         */
        post: operations["events.unpublish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an event
         * @description Ends its sale for good. Held and unpaid orders are cancelled at once; buyers of confirmed ones are told by mail, with the reason, and
         *     get all of their money back unless `refund` is false. `events.refundProgress` says how far that is. Cancelling a cancelled event changes
         *     nothing, but begins its refunds if they were left out the first time.
         */
        post: operations["events.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy an event
         * @description Makes a draft with the same tiers, questions and promo codes. With `startsAt` all its times shift with it, in the event's time zone: a sale
         *     that opens at nine still does across a change to summer time.
         */
        post: operations["events.duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repeat an event
         * @description Creates a date of its own for each occurrence of an RFC 5545 rule, or for each time of a list, with this event's tiers, questions and
         *     promo codes. Rules count in the event's time zone. Dates that the series has already are left out. Each date can be changed alone.
         */
        post: operations["events.repeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set the cover
         * @description The picture itself as body: JPEG, PNG, WebP or AVIF of up to 5 MB. It is re-encoded to several widths, its metadata dropped.
         */
        put: operations["events.setCover"];
        post?: never;
        /**
         * Remove the cover
         * @description The event is shown without a picture.
         */
        delete: operations["events.removeCover"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * The event for calendars
         * @description An iCalendar file (RFC 5545) with the event in its own time zone. Drafts are found only by members and keys.
         */
        get: operations["events.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/views": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count a view
         * @description What an event page or a widget reports when somebody sees it. Bots and repeats do not count; neither cookie nor personal data is kept. Anybody
         *     may call it as often as they like: the answer is the same.
         */
        post: operations["views.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/series/{series}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The series' id.
                 * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
                 */
                series: components["parameters"]["Series"];
            };
            cookie?: never;
        };
        /**
         * Get a series
         * @description Found once one of its dates is published; before that by members and keys alone.
         */
        get: operations["series.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/series/{series}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The series' id.
                 * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
                 */
                series: components["parameters"]["Series"];
            };
            cookie?: never;
        };
        /**
         * List the dates of a series
         * @description In the order they take place. Drafts only for members and keys.
         */
        get: operations["series.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * What can be had right now
         * @description The same snapshot that the `availability` message of the `event:{id}` channel carries. `sequence` grows with every change; an answer
         *     with a lower one than you have seen is old.
         */
        get: operations["availability.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/tiers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * List an event's tiers
         * @description In selling order. Hidden tiers only for members and keys, and for those whose access code opens them.
         */
        get: operations["tiers.list"];
        put?: never;
        /**
         * Create a tier
         * @description Without `quantity` only the event's capacity limits it. A `price` of 0 makes it free.
         */
        post: operations["tiers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tiers/{tier}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The tier's id.
                 * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                tier: components["parameters"]["Tier"];
            };
            cookie?: never;
        };
        /**
         * Get a tier
         * @description Hidden tiers, and those of drafts, are found only by members and keys.
         */
        get: operations["tiers.get"];
        put?: never;
        post?: never;
        /**
         * Delete a tier
         * @description Only while no order has asked for it; otherwise hide it or end its sale.
         */
        delete: operations["tiers.delete"];
        options?: never;
        head?: never;
        /**
         * Change a tier
         * @description What is left out stays as it is; orders keep the price they were held at. `quantity` cannot go below what is sold and held. With
         *     `scope` `series` the same tier of every date of the series that has not begun is changed too.
         */
        patch: operations["tiers.update"];
        trace?: never;
    };
    "/v1/events/{event}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * List an event's questions
         * @description In the order they are asked.
         */
        get: operations["questions.list"];
        put?: never;
        /**
         * Ask a question
         * @description Of each order, or of each attendee.
         */
        post: operations["questions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The question's id.
                 * @example que_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                question: components["parameters"]["Question"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Stop asking a question
         * @description Answers that were given stay with their orders and tickets.
         */
        delete: operations["questions.delete"];
        options?: never;
        head?: never;
        /**
         * Change a question
         * @description What was answered already stays as it was answered.
         */
        patch: operations["questions.update"];
        trace?: never;
    };
    "/v1/events/{event}/promo-codes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * List an event's promo codes
         * @description Newest first. Members and keys with `events:read`.
         */
        get: operations["promoCodes.list"];
        put?: never;
        /**
         * Create a promo code
         * @description A discount in percent or as an amount, for all tiers or for some. A code that names hidden tiers opens them; with `discountType` `none` it does
         *     only that. Codes are compared without case.
         */
        post: operations["promoCodes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/promo-codes/batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate promo codes
         * @description Up to 1,000 random codes of the same kind at once: all of them or none.
         */
        post: operations["promoCodes.createBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/promo-codes/check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a promo code
         * @description What it takes off and which hidden tiers it opens, or why it cannot be used.
         */
        post: operations["promoCodes.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promo-codes/{promoCode}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The promo code's id (not the code itself).
                 * @example prc_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                promoCode: components["parameters"]["PromoCode"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a promo code
         * @description It can no longer be used. Orders that have used it keep their discount.
         */
        delete: operations["promoCodes.delete"];
        options?: never;
        head?: never;
        /**
         * Change a promo code
         * @description Orders keep the discount they were held with. `maxUses` cannot go below its uses.
         */
        patch: operations["promoCodes.update"];
        trace?: never;
    };
    "/v1/events/{event}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * List an event's orders
         * @description Newest first. Members and keys with `orders:read`.
         */
        get: operations["orders.list"];
        put?: never;
        /**
         * Hold tickets
         * @description Sets the tickets aside until `expiresAt`: all of them or none. The answer alone carries `secret`, the credential for this order; the
         *     signed-in user, if any, becomes its buyer too.
         *
         *     `limit_exceeded` says which limit and, where it counts tickets, how many are left (`available` of its fault): those of one order of a
         *     tier or of the event; those of one buyer, where the event has `maxTicketsPerBuyer` (signed-in users are counted here, guests by their
         *     email once they say it); or the orders of an event that one network may keep open, 40 unless the operator chose otherwise.
         *
         *     The `Idempotency-Key` is kept with the order itself: the same key and body for the same event answer the same order again, with a new
         *     `secret` and `Idempotent-Replayed: true`; with another body, or once a buyer is named in it, `idempotency_key_reused`.
         *
         *     When more buyers wait than can be served soon: 503 `overloaded` with `Retry-After`. Nothing was held then; send the same request again.
         */
        post: operations["orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        /**
         * Get an order
         * @description With the order's secret, as its buyer, or as a member or key with `orders:read`.
         */
        get: operations["orders.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Fill in buyer, attendees and answers
         * @description As often as wanted before checkout. The n-th attendee of a tier is named on the n-th ticket of that tier; tickets without one carry no
         *     name yet. Answers are checked against their questions at once; whether all required ones are there, at checkout. `promoCode` prices the
         *     held order anew. What is left out stays as it is. Where the event has `maxTicketsPerBuyer`, all open and confirmed orders of the same
         *     email or user count; beyond it: `limit_exceeded`, with how many are left.
         */
        patch: operations["orders.update"];
        trace?: never;
    };
    "/v1/orders/{order}/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a free order or start the payment
         * @description A total of 0 confirms at once. Otherwise the order awaits payment. With `mode: embedded`, which is the default, `payment` carries
         *     what Stripe.js needs: `clientSecret`, `publishableKey`, `scriptUrl` and, where the organization has an account of its own,
         *     `stripeAccount`. With `mode: redirect` it carries `url`, a page of Stripe's that comes back to `successUrl` or `cancelUrl`; both may
         *     hold `{ORDER_ID}`. The order is confirmed when Stripe says so, never because somebody came back.
         *
         *     Calling it again answers the same payment, with the present price, or begins another one when the last can no longer be paid. The
         *     first call prolongs the hold once, so that there is time to pay: `expiresAt` is then at least 10 minutes away, 31 with `redirect`.
         *     `maxTicketsPerBuyer` is looked at once more: it may have been set meanwhile.
         */
        post: operations["orders.checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the tickets back
         * @description Ends a held or unpaid order, or a confirmed free one, and puts its tickets back on sale at once. Cancelling a cancelled order changes nothing.
         */
        post: operations["orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        /**
         * List an order's refunds
         * @description Newest first. With the order's secret, as its buyer, or as a member or key with `orders:read`.
         */
        get: operations["orders.refunds"];
        put?: never;
        /**
         * Pay money back
         * @description Members and keys with `orders:write`: all that is left, an `amount`, or what certain tickets cost (`ticketIds`). Tickets that are named
         *     become void, and all of them when nothing of the money is left. With `restock` they go back on sale once the money is on its way.
         *
         *     Buyers, with the order's secret or signed in: whole tickets only, as the event's `refundPolicy` and the tiers' `refundable` allow; a fee
         *     of the policy is kept. `orders.refundQuote` says beforehand what they get. Their tickets go back on sale.
         *
         *     Answers once Stripe has taken the refund (`succeeded`, or `pending` while banks work on it). When Stripe cannot be reached the refund is
         *     `pending` too and is tried again until it is done. One that Stripe refuses is `failed` with the reason, and the tickets are valid again.
         */
        post: operations["orders.refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/refund-quote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        /**
         * What a buyer would get back
         * @description For whom the buyer's own refund is meant; members see the same. Changes nothing.
         */
        get: operations["orders.refundQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * List what was paid and paid back
         * @description The payment ledger of an event, newest first: rows are added and never changed. `fee` and `net` are null until Stripe has booked the row,
         *     usually within minutes. Members and keys with `orders:read`.
         */
        get: operations["payments.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/refund-progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * How far the refunds of a cancelled event are
         * @description Members and keys with `orders:read`. All zero while nothing is refunded.
         */
        get: operations["events.refundProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/payout-report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * What is paid out, by event and currency
         * @description Sums of the payment ledger: `total` is `payments` less `refunds` and `disputes`, and for each currency that Stripe settled in, `net` is
         *     `amount` less `fee`. What Stripe has not booked yet is `unsettled`, in the currency of the row. Members and keys with `analytics:read`.
         */
        get: operations["payments.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization}/payment-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /**
         * Where an organization's money goes
         * @description Its own Stripe account, or the platform's when it has none or Stripe lets it take no payments yet. Owners and admins.
         */
        get: operations["paymentAccounts.get"];
        put?: never;
        /**
         * Connect a Stripe account
         * @description Makes an account for the organization if it has none and answers a page of Stripe's where its details are filled in. The page can be opened
         *     once and for a few minutes; call it again for another one. Orders that are being paid already stay where they began. Owners and admins.
         */
        post: operations["paymentAccounts.connect"];
        /**
         * Disconnect the Stripe account
         * @description New payments go to the platform's account; what was paid before is refunded from where it is. Owners and admins.
         */
        delete: operations["paymentAccounts.disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{event}/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        /**
         * What an event sold
         * @description Totals, tiers and a series over confirmed orders, by the time they were confirmed, in the event's time zone. Without `from` it begins
         *     with the first order, without `to` it ends now. Members and keys with `analytics:read`.
         */
        get: operations["analytics.event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a Stripe event
         * @description Verified by its signature, stored once by its id, worked on afterwards.
         */
        post: operations["stripe.webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive */
        get: operations["system.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * May traffic come here
         * @description The database is reached and migrated, and the process is not shutting down.
         */
        get: operations["system.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prometheus metrics
         * @description Asks for the METRICS_TOKEN as bearer credential when one is configured.
         */
        get: operations["system.metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract */
        get: operations["system.contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract, to read and try */
        get: operations["system.docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /** A file of the documentation page */
        get: operations["system.docsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads to the documentation */
        get: operations["pages.home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /**
         * The widget's script and its chunks
         * @description `/widget/echoplex-tickets.js` is the one an organizer's page loads.
         */
        get: operations["pages.widget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/e/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's slug; what is none gets a page that says so.
                 * @example harbour-lights
                 */
                event: string;
            };
            cookie?: never;
        };
        /**
         * An event's page
         * @description The event with its widget, readable without script, with Open Graph and schema.org data for those who link to it. An old slug leads to the
         *     new one. Whatever a link carries as a query, such as a campaign, is let through.
         */
        get: operations["pages.event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/e/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /**
         * A file of the pages
         * @description The scripts and the style sheet of event and order pages.
         */
        get: operations["pages.eventFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/o/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id. The page is the same for every order and whatever else stands here.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: string;
            };
            cookie?: never;
        };
        /**
         * An order's page, for its buyer
         * @description The address that mails to buyers link to, followed by `#` and a secret of the order. What stands behind `#` never reaches a server: the
         *     page's script takes it out of the address and gives it to `<echoplex-order>`, which shows the order and, where the event's refund policy
         *     allows it, takes tickets back. Without it the page says where to find the link. Whatever a link carries as a query is let through.
         */
        get: operations["pages.order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the event pages are
         * @description An index of the sitemaps that list every published, public event.
         */
        get: operations["pages.sitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemaps/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /**
         * A part of the sitemap
         * @description Up to 10,000 event pages.
         */
        get: operations["pages.sitemapPart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What crawlers may read
         * @description Event pages may be found; nothing else is for them.
         */
        get: operations["pages.robots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the mail was about.
                 * @example verify-email
                 */
                page: components["parameters"]["AccountPage"];
            };
            cookie?: never;
        };
        /**
         * A page that the links in mails open
         * @description The token travels in the fragment, `/account/reset-password#token=…`, which browsers send to nobody; the page's script sends it on as a body.
         */
        get: operations["pages.account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /** Script and style of the account pages */
        get: operations["pages.accountFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        /** A cover image */
        get: operations["pages.media"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description An organization's id.
         * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
         */
        OrganizationId: string;
        /**
         * @description A user's id.
         * @example usr_01kag6x0c5f8rt2v4b7n9m1q3s
         */
        UserId: string;
        /**
         * @description A membership's id.
         * @example mem_01kag6x0c5f8rt2v4b7n9m1q3s
         */
        MemberId: string;
        /**
         * @description What a member may do.
         * @enum {string}
         */
        MemberRole: "owner" | "admin" | "staff" | "scanner";
        /**
         * @description An event's id.
         * @example evt_01kag6y4f7h2jvx1z3b5d7f9hk
         */
        EventId: string;
        /**
         * @description A tier's id.
         * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        TierId: string;
        /**
         * @description A series' id.
         * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
         */
        SeriesId: string;
        /**
         * @description A question's id.
         * @example que_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        QuestionId: string;
        /**
         * @description A promo code's id.
         * @example prc_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        PromoCodeId: string;
        /**
         * @description A promo or access code, whatever its case.
         * @example HARBOUR20
         */
        CodeText: string;
        /**
         * @description An order's id.
         * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
         */
        OrderId: string;
        /**
         * @description A ticket's id.
         * @example tkt_01kag71ds6ezfsd8f0h2j4k6m8
         */
        TicketId: string;
        /**
         * Format: email
         * @description An email address.
         * @example ana@example.com
         */
        Email: string;
        /**
         * @description A first or last name.
         * @example Ana
         */
        PersonName: string;
        /**
         * @description ISO 4217.
         * @example EUR
         */
        Currency: string;
        /**
         * @description Money in the currency's minor unit.
         * @example 3200
         */
        Amount: number;
        /**
         * @description A readable name for addresses.
         * @example harbour-lights
         */
        Slug: string;
        /**
         * @description An http or https address.
         * @example https://pier-nine.example.com
         */
        WebAddress: string;
        /** @description Pass it as `after`; null on the last page. */
        Cursor: string | null;
        /** @description What went wrong, in terms a program and a person can act on. */
        Problem: {
            /** @description An address that names the code. */
            type: string;
            /** @description The code in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            code: components["schemas"]["ProblemCode"];
            /** @description What happened and what to do. */
            detail: string;
            /** @description Quote it when you ask for help. */
            requestId: string;
            /** @description Every fault of the request. */
            errors: components["schemas"]["Fault"][];
        };
        /** @description One fault of the request. */
        Fault: {
            /**
             * @description Which part of the request.
             * @enum {string}
             */
            in: "body" | "query" | "path" | "header";
            /** @description JSON pointer into that part, `/items/0/quantity`. */
            pointer: string;
            /** @description What is wrong with it. */
            code: string;
            /** @description The same for a person. */
            message: string;
            /** @description What can still be had, where that is the fault. */
            available?: number | null;
        };
        /**
         * @description Stable; new ones may be added.
         * @enum {string}
         */
        ProblemCode: "validation_failed" | "malformed_body" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "overloaded" | "unavailable" | "internal" | "email_taken" | "invalid_credentials" | "token_invalid" | "token_expired" | "weak_password" | "slug_taken" | "event_not_publishable" | "event_not_on_sale" | "sales_not_started" | "sales_ended" | "sold_out" | "insufficient_quantity" | "limit_exceeded" | "order_expired" | "order_state_invalid" | "buyer_required" | "idempotency_key_reused" | "idempotency_in_progress" | "payment_provider_error" | "signature_invalid" | "image_invalid" | "already_member" | "last_owner" | "wrong_email" | "version_conflict" | "event_has_orders" | "event_state_invalid" | "tier_has_orders" | "below_sold" | "currency_locked" | "category_in_use" | "promo_code_taken" | "promo_code_invalid" | "access_code_required" | "answers_required" | "amount_not_payable" | "payment_failed" | "refund_exceeds_payment" | "refund_not_allowed";
        /** @description A new account. */
        RegisterInput: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["NewPassword"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
            /**
             * @description An organizer may create organizations.
             * @default attendee
             * @enum {string}
             */
            role?: "attendee" | "organizer";
            /** @description What an organizer's first organization is called; their own name without it. */
            organizationName?: string;
        };
        /** @description Email and password. */
        LoginInput: {
            email: components["schemas"]["Email"];
            /** @description The password. */
            password: string;
        };
        /** @description A token from a mail. */
        TokenInput: {
            /** @description As the mail has it. */
            token: string;
        };
        /** @description Whose password was forgotten. */
        ForgotPasswordInput: {
            email: components["schemas"]["Email"];
        };
        /** @description A new password with the token that allows it. */
        ResetPasswordInput: {
            /** @description As the mail has it. */
            token: string;
            password: components["schemas"]["NewPassword"];
        };
        /** @description The old and the new password. */
        ChangePasswordInput: {
            /** @description The password until now. */
            currentPassword: string;
            newPassword: components["schemas"]["NewPassword"];
        };
        /** @description What changes. */
        ProfileUpdate: {
            email?: components["schemas"]["Email"];
            /** @description Needed for a new email. */
            currentPassword?: string;
            firstName?: components["schemas"]["PersonName"];
            lastName?: components["schemas"]["PersonName"];
        };
        /** @description At least 10 characters, at most 72 bytes, and none that everybody tries first. */
        NewPassword: string;
        /** @description A signed-in device. */
        UserSession: {
            /** @description The session's id. */
            id: string;
            /** @description Whether this request was made in it. */
            current: boolean;
            /** @description What signed in. */
            userAgent: string | null;
            /** @description The network address it was last renewed from. */
            address: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was last renewed.
             */
            lastUsedAt: string;
        };
        /** @description A page of sessions. */
        SessionPage: {
            /** @description The rows. */
            data: components["schemas"]["UserSession"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description A page of tickets. */
        TicketPage: {
            /** @description The rows. */
            data: components["schemas"]["Ticket"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description A refresh token. */
        RefreshTokenInput: {
            /** @description As the last session answer gave it. */
            refreshToken: string;
        };
        /** @description A signed-in user's credentials. */
        Session: {
            user: components["schemas"]["User"];
            /** @description A JWT for the Authorization header. */
            accessToken: string;
            /** @description Works once. */
            refreshToken: string;
            /** @description Seconds until the access token expires. */
            expiresIn: number;
        };
        /** @description A person with an account. */
        User: {
            /** @description The user's id. */
            id: string;
            email: components["schemas"]["Email"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
            /**
             * @description On the platform.
             * @enum {string}
             */
            role: "attendee" | "organizer" | "admin";
            /** @description Whether the address was proven. */
            emailVerified: boolean;
            /** @description Their picture. */
            avatarUrl: string | null;
            /** @description The organizations this user works for. */
            memberships: components["schemas"]["Membership"][];
            /**
             * Format: date-time
             * @description When they registered.
             */
            createdAt: string;
        };
        /** @description A place in an organization. */
        Membership: {
            organizationId: components["schemas"]["OrganizationId"];
            /** @description Its name. */
            organizationName: string;
            memberId: components["schemas"]["MemberId"];
            role: components["schemas"]["MemberRole"];
        };
        /** @description A new organization. */
        OrganizationInput: {
            /** @description As buyers read it. */
            name: string;
            slug?: components["schemas"]["Slug"];
            /** @description Its website. */
            website?: components["schemas"]["WebAddress"] | null;
            /** @description Where buyers write to. */
            contactEmail?: components["schemas"]["Email"] | null;
            defaultCurrency?: components["schemas"]["Currency"];
        };
        /** @description Who sells. */
        Organization: {
            id: components["schemas"]["OrganizationId"];
            /** @description As buyers read it. */
            name: string;
            slug: components["schemas"]["Slug"];
            /** @description Its website. */
            website: string | null;
            /** @description Where buyers write to. */
            contactEmail: string | null;
            /** @description Its logo. */
            logoUrl: string | null;
            defaultCurrency: components["schemas"]["Currency"];
            /** @description The websites that may embed the widget; any when empty. */
            embedOrigins: string[];
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
        };
        /** @description A page of organizations. */
        OrganizationPage: {
            /** @description The rows. */
            data: components["schemas"]["Organization"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description What changes. */
        OrganizationUpdate: {
            /** @description As buyers read it. */
            name?: string;
            slug?: components["schemas"]["Slug"];
            /** @description Its website. */
            website?: components["schemas"]["WebAddress"] | null;
            /** @description Where buyers write to. */
            contactEmail?: components["schemas"]["Email"] | null;
            defaultCurrency?: components["schemas"]["Currency"];
            /** @description The websites that may embed the widget; any when empty. */
            embedOrigins?: string[];
        };
        /** @description A user in an organization. */
        Member: {
            id: components["schemas"]["MemberId"];
            userId: components["schemas"]["UserId"];
            email: components["schemas"]["Email"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
            /** @description Their picture. */
            avatarUrl: string | null;
            role: components["schemas"]["MemberRole"];
            /**
             * Format: date-time
             * @description Since when.
             */
            createdAt: string;
        };
        /** @description A page of members. */
        MemberPage: {
            /** @description The rows. */
            data: components["schemas"]["Member"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description The new role. */
        MemberUpdate: {
            role: components["schemas"]["MemberRole"];
        };
        /** @description Whom to invite as what. */
        InvitationInput: {
            email: components["schemas"]["Email"];
            role: components["schemas"]["MemberRole"];
        };
        /** @description An invitation that was not accepted yet. */
        Invitation: {
            /** @description The invitation's id. */
            id: string;
            email: components["schemas"]["Email"];
            role: components["schemas"]["MemberRole"];
            /**
             * Format: date-time
             * @description Until when it can be accepted.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            createdAt: string;
        };
        /** @description A page of invitations. */
        InvitationPage: {
            /** @description The rows. */
            data: components["schemas"]["Invitation"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description The token of the mail; with `account`, for those who have none yet. */
        AcceptInvitationInput: {
            /** @description As the mail has it. */
            token: string;
            account?: components["schemas"]["InvitedAccountInput"];
        };
        /** @description A new account; its address is the invited one. */
        InvitedAccountInput: {
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
            password: components["schemas"]["NewPassword"];
        };
        /** @description What became of the invitation. */
        AcceptedInvitation: {
            membership: components["schemas"]["Membership"];
            /** @description For a new account. */
            session: components["schemas"]["Session"] | null;
        };
        /** @description One action of a member or a key. */
        AuditEntry: {
            /** @description The entry's id. */
            id: string;
            /** @description What was done, `members.update`. */
            action: string;
            actor: components["schemas"]["AuditActor"];
            target: components["schemas"]["AuditTarget"];
            /** @description The changed fields as they were. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description The changed fields as they are. */
            after: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description When it was done.
             */
            createdAt: string;
        };
        /** @description Who did it. */
        AuditActor: {
            /**
             * @description What acted.
             * @enum {string}
             */
            kind: "user" | "apiKey" | "system";
            /** @description The user's or key's id. */
            id: string | null;
            /** @description As it was called then. */
            name: string;
        };
        /** @description What it was done to. */
        AuditTarget: {
            /** @description `member`, `apiKey`, `event` … */
            type: string;
            /** @description Its id. */
            id: string;
        };
        /** @description A page of entries. */
        AuditEntryPage: {
            /** @description The rows. */
            data: components["schemas"]["AuditEntry"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /**
         * @description What a key may do.
         * @enum {string}
         */
        ApiKeyScope: "events:read" | "events:write" | "orders:read" | "orders:write" | "check-in" | "analytics:read" | "webhooks" | "*";
        /** @description A new key. */
        ApiKeyInput: {
            /** @description What it is for. */
            name: string;
            /** @description What it may do. */
            scopes: components["schemas"]["ApiKeyScope"][];
            /**
             * Format: date-time
             * @description When it stops working by itself.
             */
            expiresAt?: string | null;
        };
        /** @description A credential of an organization's programs. */
        ApiKey: {
            /** @description The key's id. */
            id: string;
            /** @description What it is for. */
            name: string;
            /** @description What it may do. */
            scopes: components["schemas"]["ApiKeyScope"][];
            /** @description The last four characters of the secret. */
            hint: string;
            /** @description `epk_…`, only in the answer that creates it. */
            secret?: string;
            /**
             * Format: date-time
             * @description When it stops working by itself.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
        };
        /** @description A page of keys. */
        ApiKeyPage: {
            /** @description The rows. */
            data: components["schemas"]["ApiKey"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /**
         * @description `draft` is seen by members alone.
         * @enum {string}
         */
        EventStatus: "draft" | "published" | "cancelled";
        /**
         * @description What is changed: this date alone, or every date of the series that has not begun.
         * @default event
         * @enum {string}
         */
        EditScope: "event" | "series";
        /**
         * @description Whether tickets can be had now.
         * @enum {string}
         */
        SalesState: "upcoming" | "on_sale" | "sold_out" | "ended" | "cancelled";
        /** @description A place. */
        Venue: {
            /** @description Its name. */
            name: string;
            /** @description Street and number. */
            address: string | null;
            /** @description City. */
            city: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            /** @description Degrees north. */
            latitude: number | null;
            /** @description Degrees east. */
            longitude: number | null;
        };
        /** @description A place. */
        VenueInput: {
            /** @description Its name. */
            name: string;
            /** @description Street and number. */
            address?: string | null;
            /** @description City. */
            city?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description Degrees north. */
            latitude?: number | null;
            /** @description Degrees east. */
            longitude?: number | null;
        };
        /** @description A new event. */
        EventInput: {
            /** @description Its name. */
            name: string;
            slug?: components["schemas"]["Slug"];
            /** @description One sentence. */
            summary?: string | null;
            /** @description Markdown. */
            description?: string | null;
            /**
             * @description Unlisted events are found by their address alone.
             * @default public
             * @enum {string}
             */
            visibility?: "public" | "unlisted";
            /**
             * Format: date-time
             * @description When it begins.
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            endsAt: string;
            /** @description IANA name, `Europe/Copenhagen`. */
            timezone: string;
            /** @description Where it takes place. */
            venue?: components["schemas"]["VenueInput"] | null;
            /** @description Where it is streamed; everybody sees it. */
            onlineUrl?: components["schemas"]["WebAddress"] | null;
            /** @description Most tickets over all tiers. */
            capacity?: number | null;
            currency?: components["schemas"]["Currency"];
            /** @description A category's slug. */
            category?: components["schemas"]["Slug"] | null;
            /** @description Free words. */
            tags?: string[];
            /**
             * @description Most tickets in one order.
             * @default 10
             */
            maxTicketsPerOrder?: number;
            /**
             * @description Most tickets one buyer may have in all open and confirmed orders together; null without a limit. A buyer is a signed-in user, or an email address without case. Beside `maxTicketsPerOrder` the smaller wins.
             * @default null
             */
            maxTicketsPerBuyer?: number | null;
            /**
             * @description How long an order is held.
             * @default 10
             */
            holdMinutes?: number;
            refundPolicy?: components["schemas"]["RefundPolicyInput"];
        };
        /** @description What to change of an event. */
        EventUpdate: {
            scope?: components["schemas"]["EditScope"];
            /** @description Its name. */
            name?: string;
            slug?: components["schemas"]["Slug"];
            /** @description One sentence. */
            summary?: string | null;
            /** @description Markdown. */
            description?: string | null;
            /**
             * @description Unlisted events are found by their address alone.
             * @enum {string}
             */
            visibility?: "public" | "unlisted";
            /**
             * Format: date-time
             * @description When it begins.
             */
            startsAt?: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            endsAt?: string;
            /** @description IANA name, `Europe/Copenhagen`. */
            timezone?: string;
            /** @description Where it takes place. */
            venue?: components["schemas"]["VenueInput"] | null;
            /** @description Where it is streamed; everybody sees it. */
            onlineUrl?: components["schemas"]["WebAddress"] | null;
            /** @description Most tickets over all tiers. */
            capacity?: number | null;
            currency?: components["schemas"]["Currency"];
            /** @description A category's slug. */
            category?: components["schemas"]["Slug"] | null;
            /** @description Free words. */
            tags?: string[];
            /** @description Most tickets in one order. */
            maxTicketsPerOrder?: number;
            /** @description Most tickets one buyer may have in all open and confirmed orders together; null without a limit. A buyer is a signed-in user, or an email address without case. Beside `maxTicketsPerOrder` the smaller wins. */
            maxTicketsPerBuyer?: number | null;
            /** @description How long an order is held. */
            holdMinutes?: number;
            refundPolicy?: components["schemas"]["RefundPolicyInput"];
        };
        /** @description What people come to. */
        Event: {
            id: components["schemas"]["EventId"];
            organizationId: components["schemas"]["OrganizationId"];
            slug: components["schemas"]["Slug"];
            /** @description Its name. */
            name: string;
            /** @description One sentence. */
            summary: string | null;
            /** @description Markdown; sanitize it where you render it. */
            description: string | null;
            status: components["schemas"]["EventStatus"];
            /**
             * @description Unlisted events are found by their address alone.
             * @enum {string}
             */
            visibility: "public" | "unlisted";
            /**
             * Format: date-time
             * @description When it begins.
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description When it ends.
             */
            endsAt: string;
            /** @description IANA name. */
            timezone: string;
            /** @description Where it takes place. */
            venue: components["schemas"]["Venue"] | null;
            /** @description Where it is streamed. */
            onlineUrl: string | null;
            /** @description Most tickets over all tiers. */
            capacity: number | null;
            currency: components["schemas"]["Currency"];
            /** @description What kind of event. */
            category: string | null;
            /** @description Free words. */
            tags: string[];
            /** @description A picture. */
            coverImageUrl: string | null;
            /** @description The same picture in several widths. */
            coverImage: components["schemas"]["CoverImage"] | null;
            /** @description Whether it is streamed. */
            online: boolean;
            /** @description Of its public tiers; null without one. */
            priceRange: components["schemas"]["PriceRange"] | null;
            /** @description The series it is a date of. */
            seriesId: components["schemas"]["SeriesId"] | null;
            /** @description Its page. */
            url: string;
            /** @description Grows with every edit; for `If-Match`. */
            version: number;
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelledAt: string | null;
            /** @description Why it was cancelled. */
            cancelReason: string | null;
            /** @description Most tickets in one order. */
            maxTicketsPerOrder: number;
            /** @description Most tickets one buyer may have in all open and confirmed orders together; null without a limit. A buyer is a signed-in user, or an email address without case. Beside `maxTicketsPerOrder` the smaller wins. */
            maxTicketsPerBuyer: number | null;
            /** @description How long an order is held. */
            holdMinutes: number;
            refundPolicy: components["schemas"]["RefundPolicy"];
            salesState: components["schemas"]["SalesState"];
            /**
             * Format: date-time
             * @description When it was published.
             */
            publishedAt: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updatedAt: string;
            sales?: components["schemas"]["EventSales"];
            /** @description Metres from `near`; in `events.search` alone. */
            distance?: number;
        };
        /** @description What an event sold so far; in `events.list` alone. */
        EventSales: {
            /** @description Tickets sold. */
            sold: number;
            /** @description Tickets held by unfinished orders. */
            held: number;
            /** @description Tickets that can be sold in all; null when unlimited. */
            quantity: number | null;
            /** @description Confirmed orders' totals. */
            gross: number;
        };
        /** @description A page of events. */
        EventPage: {
            /** @description The rows. */
            data: components["schemas"]["Event"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description A picture in several widths. */
        CoverImage: {
            /** @description The largest. */
            url: string;
            /** @description Pixels. */
            width: number;
            /** @description Pixels. */
            height: number;
            /** @description Each width, the smallest first; for `srcset`. */
            sources: components["schemas"]["ImageSource"][];
        };
        /** @description One width of a picture. */
        ImageSource: {
            /** @description Where it is. */
            url: string;
            /** @description Pixels. */
            width: number;
            /** @description Pixels. */
            height: number;
        };
        /** @description From the cheapest tier to the dearest. */
        PriceRange: {
            min: components["schemas"]["Amount"];
            max: components["schemas"]["Amount"];
        };
        /** @description A page of events that were found. */
        EventSearchPage: {
            /** @description The rows. */
            data: components["schemas"]["Event"][];
            nextCursor: components["schemas"]["Cursor"];
            facets?: components["schemas"]["EventFacets"];
        };
        /** @description What the events found are like. */
        EventFacets: {
            /** @description Whether more were found than were counted: the counts are then of the next ones only. */
            sampled: boolean;
            /** @description By category. */
            categories: components["schemas"]["FacetCount"][];
            /** @description By city. */
            cities: components["schemas"]["FacetCount"][];
            /** @description By month, `2026-12`, in UTC. */
            months: components["schemas"]["FacetCount"][];
            /** @description By cheapest ticket: `free`, `low` (under 20 of the currency), `middle` (under 60), `high`. */
            prices: components["schemas"]["FacetCount"][];
            /** @description `online` and `venue`; an event can be both. */
            online: components["schemas"]["FacetCount"][];
        };
        /** @description How many events. */
        FacetCount: {
            /** @description What to filter by. */
            value: string;
            /** @description The same for a person. */
            label: string;
            /** @description How many. */
            count: number;
        };
        /** @description Why. */
        CancelEventInput: {
            /** @description Told to buyers, as it is. */
            reason?: string | null;
            /**
             * @description Whether buyers are told by mail.
             * @default true
             */
            notify?: boolean;
            /**
             * @description Whether paid orders are refunded in full.
             * @default true
             */
            refund?: boolean;
        };
        /** @description What is different in the copy. */
        DuplicateEventInput: {
            /** @description Its name; the same without it. */
            name?: string;
            slug?: components["schemas"]["Slug"];
            /**
             * Format: date-time
             * @description When the copy begins; at the same time without it.
             */
            startsAt?: string;
        };
        /** @description When it takes place again: exactly one of `rule` and `dates`. */
        RepeatInput: {
            /** @description An RFC 5545 recurrence rule with COUNT or UNTIL, counted from this event's start. */
            rule?: string;
            /** @description When each date begins. */
            dates?: string[];
            /**
             * @description Whether the new dates are published at once.
             * @default false
             */
            publish?: boolean;
        };
        /** @description The series and the dates that were added. */
        RepeatResult: {
            series: components["schemas"]["Series"];
            /** @description The new dates, in the order they take place. */
            events: components["schemas"]["Event"][];
        };
        /** @description Events that are the same on several dates. */
        Series: {
            id: components["schemas"]["SeriesId"];
            organizationId: components["schemas"]["OrganizationId"];
            /** @description The name of the event it was made from. */
            name: string;
            /** @description The recurrence rule that made it last; null for a list of dates. */
            rule: string | null;
            /** @description IANA name. */
            timezone: string;
            /** @description How many dates the caller can see. */
            events: number;
            /**
             * Format: date-time
             * @description When its next date begins.
             */
            nextStartsAt: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
        };
        /** @description A kind of event. */
        Category: {
            slug: components["schemas"]["Slug"];
            /** @description Its name. */
            name: string;
            /** @description The category it is in. */
            parent: string | null;
            /** @description Order among its siblings. */
            position: number;
        };
        /** @description A new category. */
        CategoryInput: {
            slug: components["schemas"]["Slug"];
            /** @description Its name. */
            name: string;
            /** @description The category it is in. */
            parent?: components["schemas"]["Slug"] | null;
            /**
             * @description Order among its siblings.
             * @default 0
             */
            position?: number;
        };
        /** @description What to change of a category. */
        CategoryUpdate: {
            /** @description Its name. */
            name?: string;
            /** @description The category it is in. */
            parent?: components["schemas"]["Slug"] | null;
            /** @description Order among its siblings. */
            position?: number;
        };
        /** @description Every category. */
        CategoryPage: {
            /** @description The rows. */
            data: components["schemas"]["Category"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description Who sent the visitor, and how far they are. */
        ViewInput: {
            /** @description The page they came from; only its host is kept. */
            referrer?: string | null;
            /**
             * @description What they see.
             * @default widget
             * @enum {string}
             */
            step?: "page" | "widget" | "checkout";
        };
        /** @description A new tier. */
        TierInput: {
            /** @description Its name. */
            name: string;
            /** @description What it includes. */
            description?: string | null;
            price: components["schemas"]["Amount"];
            /** @description How many there are; null for as many as the event holds. */
            quantity?: number | null;
            /**
             * @description Fewest in one order.
             * @default 1
             */
            minPerOrder?: number;
            /**
             * @description Most in one order.
             * @default 10
             */
            maxPerOrder?: number;
            /**
             * Format: date-time
             * @description When selling begins; null for at once.
             */
            salesStartAt?: string | null;
            /**
             * Format: date-time
             * @description When selling ends; null for the event's end.
             */
            salesEndAt?: string | null;
            /** @description Sold only once that tier of the same event is sold out or its sale has ended: the next price after early bird. */
            availableAfter?: components["schemas"]["TierId"] | null;
            /**
             * @description Buyers choose what they pay, from `price` upwards.
             * @default false
             */
            payWhatYouWant?: boolean;
            /** @description What is proposed to buyers who choose what they pay. */
            suggestedPrice?: components["schemas"]["Amount"] | null;
            /**
             * @description Whether its tickets can be given back.
             * @default true
             */
            refundable?: boolean;
            /**
             * @description Hidden tiers are offered to those alone whose access code opens them.
             * @default public
             * @enum {string}
             */
            visibility?: "public" | "hidden";
            /** @description Selling order; last without it. */
            position?: number;
        };
        /** @description What to change of a tier. */
        TierUpdate: {
            scope?: components["schemas"]["EditScope"];
            /** @description Its name. */
            name?: string;
            /** @description What it includes. */
            description?: string | null;
            price?: components["schemas"]["Amount"];
            /** @description How many there are; null for as many as the event holds. */
            quantity?: number | null;
            /** @description Fewest in one order. */
            minPerOrder?: number;
            /** @description Most in one order. */
            maxPerOrder?: number;
            /**
             * Format: date-time
             * @description When selling begins; null for at once.
             */
            salesStartAt?: string | null;
            /**
             * Format: date-time
             * @description When selling ends; null for the event's end.
             */
            salesEndAt?: string | null;
            /** @description Sold only once that tier of the same event is sold out or its sale has ended: the next price after early bird. */
            availableAfter?: components["schemas"]["TierId"] | null;
            /** @description Buyers choose what they pay, from `price` upwards. */
            payWhatYouWant?: boolean;
            /** @description What is proposed to buyers who choose what they pay. */
            suggestedPrice?: components["schemas"]["Amount"] | null;
            /** @description Whether its tickets can be given back. */
            refundable?: boolean;
            /**
             * @description Hidden tiers are offered to those alone whose access code opens them.
             * @enum {string}
             */
            visibility?: "public" | "hidden";
            /** @description Selling order; last without it. */
            position?: number;
        };
        /** @description A kind of ticket. */
        Tier: {
            id: components["schemas"]["TierId"];
            eventId: components["schemas"]["EventId"];
            /** @description Its name. */
            name: string;
            /** @description What it includes. */
            description: string | null;
            price: components["schemas"]["Amount"];
            /** @description How many there are. */
            quantity: number | null;
            /** @description How many can be had now; null when unlimited. */
            available: number | null;
            /** @description Fewest in one order. */
            minPerOrder: number;
            /** @description Most in one order. */
            maxPerOrder: number;
            /**
             * Format: date-time
             * @description When selling begins.
             */
            salesStartAt: string | null;
            /**
             * Format: date-time
             * @description When selling ends.
             */
            salesEndAt: string | null;
            /** @description The tier that has to be sold out or over first. */
            availableAfter: components["schemas"]["TierId"] | null;
            /** @description Whether buyers choose what they pay, from `price` upwards. */
            payWhatYouWant: boolean;
            /** @description What is proposed to buyers who choose. */
            suggestedPrice: components["schemas"]["Amount"] | null;
            /** @description Whether its tickets can be given back. */
            refundable: boolean;
            /**
             * @description Hidden tiers are offered to those alone whose access code opens them.
             * @enum {string}
             */
            visibility: "public" | "hidden";
            salesState: components["schemas"]["SalesState"];
            /** @description Selling order. */
            position: number;
        };
        /** @description A page of tiers. */
        TierPage: {
            /** @description The rows. */
            data: components["schemas"]["Tier"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description A snapshot of what can be had. */
        Availability: {
            eventId: components["schemas"]["EventId"];
            /** @description Grows with every change. */
            sequence: number;
            /**
             * Format: date-time
             * @description The server's clock.
             */
            serverTime: string;
            salesState: components["schemas"]["SalesState"];
            /** @description Every public tier. */
            tiers: components["schemas"]["TierAvailability"][];
        };
        /** @description What can be had of one tier. */
        TierAvailability: {
            tierId: components["schemas"]["TierId"];
            salesState: components["schemas"]["SalesState"];
            /** @description How many can be had now; null when unlimited. */
            available: number | null;
            /** @description How many unfinished orders hold, which may return. */
            held: number;
        };
        /** @description A new question. */
        QuestionInput: {
            /**
             * @description Asked once for the order or of every attendee.
             * @default order
             * @enum {string}
             */
            scope?: "order" | "attendee";
            /**
             * @description How it is answered.
             * @enum {string}
             */
            type: "text" | "long_text" | "choice" | "choices" | "date" | "number" | "checkbox";
            /** @description The question. */
            label: string;
            /** @description A sentence below it. */
            help?: string | null;
            /**
             * @description Whether it has to be answered; a checkbox has to be ticked.
             * @default false
             */
            required?: boolean;
            /** @description What `choice` and `choices` choose from. */
            options?: string[];
            /** @description Asked only with these tiers; without any with all. */
            tierIds?: components["schemas"]["TierId"][];
            /** @description Order; last without it. */
            position?: number;
        };
        /** @description What to change of a question. */
        QuestionUpdate: {
            /**
             * @description Asked once for the order or of every attendee.
             * @enum {string}
             */
            scope?: "order" | "attendee";
            /**
             * @description How it is answered.
             * @enum {string}
             */
            type?: "text" | "long_text" | "choice" | "choices" | "date" | "number" | "checkbox";
            /** @description The question. */
            label?: string;
            /** @description A sentence below it. */
            help?: string | null;
            /** @description Whether it has to be answered; a checkbox has to be ticked. */
            required?: boolean;
            /** @description What `choice` and `choices` choose from. */
            options?: string[];
            /** @description Asked only with these tiers; without any with all. */
            tierIds?: components["schemas"]["TierId"][];
            /** @description Order; last without it. */
            position?: number;
        };
        /** @description Something the organizer wants to know. */
        Question: {
            id: components["schemas"]["QuestionId"];
            eventId: components["schemas"]["EventId"];
            /**
             * @description Asked once for the order or of every attendee.
             * @enum {string}
             */
            scope: "order" | "attendee";
            /**
             * @description How it is answered.
             * @enum {string}
             */
            type: "text" | "long_text" | "choice" | "choices" | "date" | "number" | "checkbox";
            /** @description The question. */
            label: string;
            /** @description A sentence below it. */
            help: string | null;
            /** @description Whether it has to be answered. */
            required: boolean;
            /** @description What `choice` and `choices` choose from. */
            options: string[];
            /** @description Asked only with these tiers; empty for all. */
            tierIds: components["schemas"]["TierId"][];
            /** @description Order. */
            position: number;
        };
        /** @description A page of questions. */
        QuestionPage: {
            /** @description The rows. */
            data: components["schemas"]["Question"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description An answer to a question. */
        AnswerInput: {
            questionId: components["schemas"]["QuestionId"];
            value: components["schemas"]["AnswerValue"];
        };
        /** @description Text for `text`, `long_text` and `choice`; `2026-12-12` for `date`; a number, true or false, or a list of options for the others. */
        AnswerValue: string | number | boolean | string[];
        /** @description An answer to a question. */
        Answer: {
            questionId: components["schemas"]["QuestionId"];
            /** @description The question as it was when it was answered. */
            label: string;
            value: components["schemas"]["AnswerValue"];
        };
        /** @description A new promo code. */
        PromoCodeInput: {
            code: components["schemas"]["CodeText"];
            /**
             * @description `none` only opens hidden tiers.
             * @enum {string}
             */
            discountType: "percent" | "fixed" | "none";
            /** @description For `percent`. */
            percentOff?: number | null;
            /** @description For `fixed`, in minor units. */
            amountOff?: number | null;
            /**
             * @description Whether `amountOff` is taken off once or off each ticket.
             * @default order
             * @enum {string}
             */
            amountOffPer?: "order" | "ticket";
            /** @description For these tiers, opening those that are hidden; without any for all public ones. */
            tierIds?: components["schemas"]["TierId"][];
            /**
             * Format: date-time
             * @description Not before this time.
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description Not after this time.
             */
            endsAt?: string | null;
            /** @description Most orders that use it. */
            maxUses?: number | null;
            /** @description Most orders of one buyer. */
            maxUsesPerEmail?: number | null;
            /** @description For the organizer. */
            note?: string | null;
        };
        /** @description New promo codes of one kind. */
        PromoCodeBatchInput: {
            /** @description How many. */
            count: number;
            /** @description What they begin with, `PRESS`. */
            prefix?: string;
            /**
             * @description `none` only opens hidden tiers.
             * @enum {string}
             */
            discountType: "percent" | "fixed" | "none";
            /** @description For `percent`. */
            percentOff?: number | null;
            /** @description For `fixed`, in minor units. */
            amountOff?: number | null;
            /**
             * @description Whether `amountOff` is taken off once or off each ticket.
             * @default order
             * @enum {string}
             */
            amountOffPer?: "order" | "ticket";
            /** @description For these tiers, opening those that are hidden; without any for all public ones. */
            tierIds?: components["schemas"]["TierId"][];
            /**
             * Format: date-time
             * @description Not before this time.
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description Not after this time.
             */
            endsAt?: string | null;
            /** @description Most orders that use it. */
            maxUses?: number | null;
            /** @description Most orders of one buyer. */
            maxUsesPerEmail?: number | null;
            /** @description For the organizer. */
            note?: string | null;
        };
        /** @description What to change of a promo code. */
        PromoCodeUpdate: {
            code?: components["schemas"]["CodeText"];
            /**
             * @description `none` only opens hidden tiers.
             * @enum {string}
             */
            discountType?: "percent" | "fixed" | "none";
            /** @description For `percent`. */
            percentOff?: number | null;
            /** @description For `fixed`, in minor units. */
            amountOff?: number | null;
            /**
             * @description Whether `amountOff` is taken off once or off each ticket.
             * @enum {string}
             */
            amountOffPer?: "order" | "ticket";
            /** @description For these tiers, opening those that are hidden; without any for all public ones. */
            tierIds?: components["schemas"]["TierId"][];
            /**
             * Format: date-time
             * @description Not before this time.
             */
            startsAt?: string | null;
            /**
             * Format: date-time
             * @description Not after this time.
             */
            endsAt?: string | null;
            /** @description Most orders that use it. */
            maxUses?: number | null;
            /** @description Most orders of one buyer. */
            maxUsesPerEmail?: number | null;
            /** @description For the organizer. */
            note?: string | null;
        };
        /** @description A discount, or access to hidden tiers. */
        PromoCode: {
            id: components["schemas"]["PromoCodeId"];
            eventId: components["schemas"]["EventId"];
            /** @description What buyers type. */
            code: string;
            /**
             * @description `none` only opens hidden tiers.
             * @enum {string}
             */
            discountType: "percent" | "fixed" | "none";
            /** @description For `percent`. */
            percentOff: number | null;
            /** @description For `fixed`, in minor units. */
            amountOff: number | null;
            /**
             * @description Whether `amountOff` is taken off once or off each ticket.
             * @enum {string}
             */
            amountOffPer: "order" | "ticket";
            /** @description For these tiers; empty for all. */
            tierIds: components["schemas"]["TierId"][];
            /**
             * Format: date-time
             * @description Not before this time.
             */
            startsAt: string | null;
            /**
             * Format: date-time
             * @description Not after this time.
             */
            endsAt: string | null;
            /** @description Most orders that use it. */
            maxUses: number | null;
            /** @description Most orders of one buyer. */
            maxUsesPerEmail: number | null;
            /** @description Orders that use it, held ones included. */
            uses: number;
            /** @description For the organizer. */
            note: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            createdAt: string;
        };
        /** @description A page of promo codes. */
        PromoCodePage: {
            /** @description The rows. */
            data: components["schemas"]["PromoCode"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description The promo codes that were generated. */
        PromoCodeBatch: {
            /** @description All of them. */
            data: components["schemas"]["PromoCode"][];
        };
        /** @description What a buyer typed. */
        PromoCodeCheckInput: {
            code: components["schemas"]["CodeText"];
        };
        /** @description What a promo code does. */
        PromoCodeCheck: {
            /** @description The code as it is written. */
            code: string;
            /**
             * @description `none` only opens hidden tiers.
             * @enum {string}
             */
            discountType: "percent" | "fixed" | "none";
            /** @description For `percent`. */
            percentOff: number | null;
            /** @description For `fixed`, in minor units. */
            amountOff: number | null;
            /**
             * @description Whether `amountOff` is taken off once or off each ticket.
             * @enum {string}
             */
            amountOffPer: "order" | "ticket";
            /** @description The tiers it is for; empty for all. */
            tierIds: components["schemas"]["TierId"][];
            /** @description The hidden tiers it opens. */
            tiers: components["schemas"]["Tier"][];
        };
        /**
         * @description Where the order stands.
         * @enum {string}
         */
        OrderStatus: "held" | "awaiting_payment" | "confirmed" | "partially_refunded" | "refunded" | "expired" | "cancelled";
        /** @description How many of a tier. */
        OrderItemInput: {
            tierId: components["schemas"]["TierId"];
            /** @description How many. */
            quantity: number;
            /** @description What the buyer wants to pay for one, where they choose; in minor units. */
            unitPrice?: number;
        };
        /** @description What to hold. */
        OrderInput: {
            /** @description Each tier once. */
            items: components["schemas"]["OrderItemInput"][];
            promoCode?: components["schemas"]["CodeText"];
            accessCode?: components["schemas"]["CodeText"];
            /** @description Language of the mails, `en`. */
            locale?: string;
        };
        /** @description Who pays. */
        Buyer: {
            email: components["schemas"]["Email"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
        };
        /** @description Who pays. */
        BuyerInput: {
            email: components["schemas"]["Email"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
        };
        /** @description Who uses a ticket. */
        AttendeeInput: {
            tierId: components["schemas"]["TierId"];
            firstName: components["schemas"]["PersonName"];
            lastName: components["schemas"]["PersonName"];
            /** @description Their address. */
            email?: components["schemas"]["Email"] | null;
            /** @description Of the questions that are asked of attendees. */
            answers?: components["schemas"]["AnswerInput"][];
        };
        /** @description Who will use a ticket, before there are tickets. */
        OrderAttendee: {
            tierId: components["schemas"]["TierId"];
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /** @description Their address. */
            email: string | null;
            /** @description What they answered. */
            answers: components["schemas"]["Answer"][];
        };
        /** @description Buyer, attendees, answers and promo code. */
        OrderUpdate: {
            buyer?: components["schemas"]["BuyerInput"];
            /** @description Replaces those given before. */
            attendees?: components["schemas"]["AttendeeInput"][];
            /** @description Of the questions that are asked of the order; replaces those given before. */
            answers?: components["schemas"]["AnswerInput"][];
            /** @description Another promo code; null for none. */
            promoCode?: components["schemas"]["CodeText"] | null;
        };
        /** @description How many of a tier, at what price. */
        OrderItem: {
            tierId: components["schemas"]["TierId"];
            /** @description The tier's name when it was held. */
            name: string;
            /** @description How many. */
            quantity: number;
            unitPrice: components["schemas"]["Amount"];
            /** @description Taken off this line. */
            discount: number;
        };
        /** @description How the order is paid. */
        Payment: {
            /**
             * @description As Stripe last said.
             * @enum {string}
             */
            status: "pending" | "processing" | "succeeded" | "failed" | "refunded";
            /** @description For Stripe.js; while the order awaits payment. */
            clientSecret?: string;
            /** @description For Stripe.js. */
            publishableKey?: string;
            /** @description Where Stripe.js is loaded from. */
            scriptUrl?: string;
            /** @description The organization's own account, for Stripe.js; absent when the platform's is paid. */
            stripeAccount?: string;
            /** @description Stripe's page to pay on, with `mode: redirect`. */
            url?: string;
        };
        /** @description One admission. */
        Ticket: {
            id: components["schemas"]["TicketId"];
            /** @description To read out, `Q7RM-2XKD`. */
            code: string;
            orderId: components["schemas"]["OrderId"];
            eventId: components["schemas"]["EventId"];
            tierId: components["schemas"]["TierId"];
            /** @description Who uses it. */
            attendee: components["schemas"]["Attendee"] | null;
            /** @description What its attendee answered. */
            answers: components["schemas"]["Answer"][];
            /**
             * @description Whether it admits.
             * @enum {string}
             */
            status: "valid" | "checked_in" | "void";
            /**
             * Format: date-time
             * @description When it was used.
             */
            checkedInAt: string | null;
            /** @description What its QR code says. */
            qr: string;
        };
        /** @description Who uses a ticket. */
        Attendee: {
            /** @description First name. */
            firstName: string;
            /** @description Last name. */
            lastName: string;
            /** @description Their address. */
            email: string | null;
        };
        /** @description Tickets held, paid or bought together. */
        Order: {
            id: components["schemas"]["OrderId"];
            /** @description To read out, `7KX-42M`. */
            number: string;
            eventId: components["schemas"]["EventId"];
            status: components["schemas"]["OrderStatus"];
            /** @description What is in it. */
            items: components["schemas"]["OrderItem"][];
            /** @description Before discounts. */
            subtotal: number;
            /** @description Taken off. */
            discount: number;
            /** @description To pay. */
            total: number;
            /** @description Paid back. */
            refunded: number;
            currency: components["schemas"]["Currency"];
            /** @description Who pays. */
            buyer: components["schemas"]["Buyer"] | null;
            /** @description The promo code that was used. */
            promoCode: string | null;
            /** @description What the buyer answered. */
            answers: components["schemas"]["Answer"][];
            /** @description Who will use the tickets, as given so far. */
            attendees: components["schemas"]["OrderAttendee"][];
            /** @description Once confirmed. */
            tickets: components["schemas"]["Ticket"][];
            /** @description Null for free orders and before checkout. */
            payment: components["schemas"]["Payment"] | null;
            /** @description The last dispute that the buyer's bank opened. */
            dispute: components["schemas"]["Dispute"] | null;
            /**
             * Format: date-time
             * @description Until when it is held; null once it is not.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was confirmed.
             */
            confirmedAt: string | null;
            /**
             * Format: date-time
             * @description When it was held.
             */
            createdAt: string;
            /** @description `eos_…`, only in the answer that creates the order. */
            secret?: string;
        };
        /** @description A page of orders. */
        OrderPage: {
            /** @description The rows. */
            data: components["schemas"]["Order"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description How the buyer pays. */
        CheckoutInput: {
            /**
             * @description With Stripe.js in the page, or on a page of Stripe's.
             * @default embedded
             * @enum {string}
             */
            mode?: "embedded" | "redirect";
            successUrl?: components["schemas"]["ReturnUrl"];
            cancelUrl?: components["schemas"]["ReturnUrl"];
        };
        /** @description Where the buyer comes back to; `{ORDER_ID}` stands for the order's id. */
        ReturnUrl: string;
        /** @description How much goes back. Without `amount` and `ticketIds` all that is left. */
        RefundInput: {
            /** @description In minor units; not beside `ticketIds`. */
            amount?: number;
            /** @description Tickets to pay back and make void; not beside `amount`. */
            ticketIds?: components["schemas"]["TicketId"][];
            /**
             * @description Whether tickets that become void go back on sale.
             * @default false
             */
            restock?: boolean;
            /** @description Told to the buyer, as it is. */
            reason?: string | null;
        };
        /**
         * @description `pending` until banks have done their part.
         * @enum {string}
         */
        RefundStatus: "pending" | "succeeded" | "failed";
        /**
         * @description Who began it: the organizer, the buyer, the cancellation of the event, a payment that could not become tickets, or somebody in Stripe's dashboard.
         * @enum {string}
         */
        RefundSource: "member" | "buyer" | "event_cancelled" | "surplus" | "stripe";
        /** @description Money that goes back to a buyer. */
        Refund: {
            /** @description The refund's id. */
            id: string;
            orderId: components["schemas"]["OrderId"];
            eventId: components["schemas"]["EventId"];
            status: components["schemas"]["RefundStatus"];
            source: components["schemas"]["RefundSource"];
            /** @description In minor units. */
            amount: number;
            currency: components["schemas"]["Currency"];
            /** @description As it was given. */
            reason: string | null;
            /** @description Tickets that it makes void. */
            ticketIds: components["schemas"]["TicketId"][];
            /** @description Whether they go back on sale. */
            restock: boolean;
            /** @description Why it failed, or why it has to be tried again. */
            failure: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it succeeded or failed.
             */
            completedAt: string | null;
        };
        /** @description A page of refunds. */
        RefundPage: {
            /** @description The rows. */
            data: components["schemas"]["Refund"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description What a buyer would get back now. */
        RefundQuote: {
            /** @description Whether the buyer may refund themselves now. */
            allowed: boolean;
            /**
             * @description Why not: the event allows none, its time is over, no such ticket is refundable, one was used, nothing is left to refund, or the order is not confirmed.
             * @enum {string|null}
             */
            reason: "policy" | "too_late" | "not_refundable" | "checked_in" | "nothing_left" | "order_state" | null;
            /** @description What goes back, in minor units. */
            amount: number;
            /** @description What is kept. */
            fee: number;
            currency: components["schemas"]["Currency"];
            /**
             * Format: date-time
             * @description Until when it is allowed; null without an end.
             */
            until: string | null;
            /** @description The tickets that become void. */
            ticketIds: components["schemas"]["TicketId"][];
        };
        /** @description Refunds that the cancellation of an event began. */
        RefundProgress: {
            /** @description Orders that are refunded or will be. */
            orders: number;
            /** @description Paid orders whose refund has not begun. */
            waiting: number;
            /** @description Refunds that are under way. */
            pending: number;
            /** @description Refunds that are done. */
            succeeded: number;
            /** @description Refunds that Stripe refused. */
            failed: number;
            /** @description All of their money. */
            amount: number;
            /** @description What of it is done. */
            refunded: number;
            currency: components["schemas"]["Currency"];
        };
        /** @description When buyers may refund themselves, and what is kept then. What is left out has its default. */
        RefundPolicyInput: {
            /**
             * @description Never, until `hoursBefore` the event begins, or until it begins.
             * @enum {string}
             */
            selfService: "none" | "until" | "always";
            /**
             * @description Needed with `until`.
             * @default null
             */
            hoursBefore?: number | null;
            /**
             * @description Part of the price that is kept.
             * @default 0
             */
            feePercent?: number;
            /**
             * @description What is kept of each ticket besides, in minor units.
             * @default 0
             */
            feeFixed?: number;
        };
        /** @description When buyers may refund themselves, and what is kept then. */
        RefundPolicy: {
            /**
             * @description Never, until `hoursBefore` the event begins, or until it begins.
             * @enum {string}
             */
            selfService: "none" | "until" | "always";
            /** @description With `until`. */
            hoursBefore: number | null;
            /** @description Part of the price that is kept. */
            feePercent: number;
            /** @description What is kept of each ticket besides, in minor units. */
            feeFixed: number;
        };
        /** @description A buyer's bank takes the money back, unless it is convinced otherwise. */
        Dispute: {
            /**
             * @description `lost` makes the tickets void.
             * @enum {string}
             */
            status: "open" | "won" | "lost";
            /** @description In minor units of the order. */
            amount: number;
            /** @description As Stripe names it, `fraudulent`. */
            reason: string;
            /**
             * Format: date-time
             * @description Until when Stripe takes evidence.
             */
            respondBy: string | null;
        };
        /**
         * @description `refund_failure` is a refund that came back, `dispute` money that a bank took, `dispute_reversal` money that it returned.
         * @enum {string}
         */
        PaymentKind: "payment" | "refund" | "refund_failure" | "dispute" | "dispute_reversal";
        /** @description A row of the payment ledger. */
        PaymentEntry: {
            /** @description The row's id. */
            id: string;
            orderId: components["schemas"]["OrderId"];
            /** @description The order's number. */
            orderNumber: string;
            eventId: components["schemas"]["EventId"];
            kind: components["schemas"]["PaymentKind"];
            /** @description In minor units; negative when money left. */
            amount: number;
            currency: components["schemas"]["Currency"];
            /** @description What Stripe and the platform took of it, in `settlementCurrency`; null until Stripe has booked it. */
            fee: number | null;
            /** @description What is left of it, in `settlementCurrency`. */
            net: number | null;
            /** @description Of the account that was paid. */
            settlementCurrency: string | null;
            /** @description Whether the payment could not become tickets, and goes back. */
            surplus: boolean;
            /** @description Stripe's PaymentIntent, refund or dispute. */
            stripeId: string;
            /** @description The organization's account; null for the platform's. */
            stripeAccount: string | null;
            /** @description The refund behind it. */
            refundId: string | null;
            /**
             * Format: date-time
             * @description When it was written.
             */
            createdAt: string;
        };
        /** @description A page of the payment ledger. */
        PaymentEntryPage: {
            /** @description The rows. */
            data: components["schemas"]["PaymentEntry"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /** @description Sums of the payment ledger. */
        PayoutReport: {
            /** @description By event and currency, the latest event first. */
            rows: components["schemas"]["PayoutRow"][];
            /** @description By currency. */
            totals: components["schemas"]["PayoutTotal"][];
        };
        /** @description What came and went for an event, in minor units. */
        PayoutRow: {
            eventId: components["schemas"]["EventId"];
            /** @description The event. */
            eventName: string;
            /**
             * Format: date-time
             * @description When it begins.
             */
            eventStartsAt: string;
            currency: components["schemas"]["Currency"];
            /** @description What was paid. */
            payments: number;
            /** @description What was paid back. */
            refunds: number;
            /** @description What banks took. */
            disputes: number;
            /** @description What is left. */
            total: number;
            /** @description What of it Stripe has not booked. */
            unsettled: number;
            /** @description What Stripe booked. */
            settlements: components["schemas"]["Settlement"][];
        };
        /** @description All rows of a currency, in minor units. */
        PayoutTotal: {
            currency: components["schemas"]["Currency"];
            /** @description What was paid. */
            payments: number;
            /** @description What was paid back. */
            refunds: number;
            /** @description What banks took. */
            disputes: number;
            /** @description What is left. */
            total: number;
            /** @description What of it Stripe has not booked. */
            unsettled: number;
            /** @description What Stripe booked. */
            settlements: components["schemas"]["Settlement"][];
        };
        /** @description What Stripe booked in one currency, in minor units. */
        Settlement: {
            currency: components["schemas"]["Currency"];
            /** @description Before fees. */
            amount: number;
            /** @description What Stripe and the platform took. */
            fee: number;
            /** @description What is paid out. */
            net: number;
        };
        /** @description Where an organization's money goes. */
        PaymentAccount: {
            /** @description Its own account; null when the platform's takes the money. */
            stripeAccount: string | null;
            /** @description Whether it takes payments already. */
            chargesEnabled: boolean;
            /** @description Whether Stripe pays out already. */
            payoutsEnabled: boolean;
            /** @description Whether its details were filled in. */
            detailsSubmitted: boolean;
            /** @description What the platform keeps of each payment to an own account, in percent. */
            feePercent: number;
        };
        /** @description Where to come back to. */
        ConnectInput: {
            returnUrl: components["schemas"]["ReturnUrl"];
            refreshUrl?: components["schemas"]["ReturnUrl"];
        };
        /** @description A page of Stripe's. */
        ConnectLink: {
            /** @description The page. */
            url: string;
            /**
             * Format: date-time
             * @description Until when it can be opened.
             */
            expiresAt: string;
            /** @description The account. */
            stripeAccount: string;
        };
        /** @description What an event sold. */
        EventAnalytics: {
            eventId: components["schemas"]["EventId"];
            currency: components["schemas"]["Currency"];
            /** @description The zone the series is cut in. */
            timezone: string;
            /**
             * Format: date-time
             * @description Where it begins; null before the first order.
             */
            from: string | null;
            /**
             * Format: date-time
             * @description Where it ends.
             */
            to: string;
            /**
             * @description The width of one point.
             * @enum {string}
             */
            interval: "hour" | "day" | "week";
            totals: components["schemas"]["SalesTotals"];
            /** @description In selling order. */
            tiers: components["schemas"]["TierSales"][];
            views: components["schemas"]["ViewTotals"];
            /** @description Without gaps, at most 1,000 points. */
            series: components["schemas"]["SalesPoint"][];
        };
        /** @description How often the event was looked at in the period, counted by full hours; bots and repeats left out. */
        ViewTotals: {
            /** @description All steps together. */
            total: number;
            /** @description Each step, also those nobody reached. */
            byStep: components["schemas"]["StepViews"][];
            /** @description The ten hosts that sent most visitors, the best first. */
            referrers: components["schemas"]["ReferrerViews"][];
        };
        /** @description Views of one step. */
        StepViews: {
            /**
             * @description What was seen.
             * @enum {string}
             */
            step: "page" | "widget" | "checkout";
            /** @description How often. */
            views: number;
        };
        /** @description Visitors from one website. */
        ReferrerViews: {
            /** @description `pier-nine.example.com`. */
            host: string;
            /** @description How many views. */
            views: number;
        };
        /** @description Sums over confirmed orders. */
        SalesTotals: {
            /** @description Confirmed orders. */
            orders: number;
            /** @description Tickets in them. */
            tickets: number;
            /** @description Their totals. */
            gross: number;
            /** @description Discounts given. */
            discount: number;
            /** @description Paid back. */
            refunded: number;
        };
        /** @description What a tier sold. */
        TierSales: {
            tierId: components["schemas"]["TierId"];
            /** @description Its name. */
            name: string;
            price: components["schemas"]["Amount"];
            /** @description How many there are. */
            quantity: number | null;
            /** @description Sold so far, whatever the period. */
            sold: number;
            /** @description Held right now. */
            held: number;
            /** @description Left right now. */
            available: number | null;
            /** @description Sold in the period. */
            tickets: number;
            /** @description Taken in the period, after discounts. */
            gross: number;
        };
        /** @description One step of the series. */
        SalesPoint: {
            /**
             * Format: date-time
             * @description Where the step begins.
             */
            start: string;
            /** @description Confirmed orders. */
            orders: number;
            /** @description Tickets in them. */
            tickets: number;
            /** @description Their totals. */
            gross: number;
        };
        /** @description An event as Stripe sends it. */
        StripeEvent: {
            /** @description Stripe's id of it. */
            id: string;
            /** @description What happened. */
            type: string;
        };
        /** @description That it was stored. */
        WebhookReceipt: {
            /** @description Always true. */
            received: boolean;
        };
        /** @description The process answers. */
        Health: {
            /**
             * @description Always ok.
             * @enum {string}
             */
            status: "ok";
            /** @description The API's version. */
            version: string;
            /** @description Seconds since it started. */
            uptime: number;
        };
        /** @description Whether traffic may come. */
        Readiness: {
            /**
             * @description The answer.
             * @enum {string}
             */
            status: "ready" | "not_ready";
            /**
             * @description Whether it answers.
             * @enum {string}
             */
            database: "ok" | "unreachable";
            /**
             * @description Whether all are applied.
             * @enum {string}
             */
            migrations: "ok" | "pending" | "unknown";
            /** @description Whether the process is shutting down. */
            draining?: boolean;
        };
    };
    responses: {
        /** @description A problem (RFC 9457). */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A page for people. */
        Page: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The file, in its own media type. */
        StaticFile: {
            headers: {
                /** @description How long it may be kept. */
                "Cache-Control"?: string;
                [name: string]: unknown;
            };
            content: {
                "*/*": string;
            };
        };
    };
    parameters: {
        /**
         * @description The organization's id.
         * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
         */
        Organization: components["schemas"]["OrganizationId"];
        /**
         * @description The API key's id (not its secret).
         * @example key_01kag6xv2pe9hsz8c4d6f0g1hj
         */
        ApiKey: string;
        /**
         * @description The session's id.
         * @example ses_01kag6xv2pe9hsz8c4d6f0g1hj
         */
        Session: string;
        /**
         * @description The membership's id.
         * @example mem_01kag6xv2pe9hsz8c4d6f0g1hj
         */
        Member: components["schemas"]["MemberId"];
        /**
         * @description The invitation's id.
         * @example inv_01kag6xv2pe9hsz8c4d6f0g1hj
         */
        Invitation: string;
        /**
         * @description The event's id or slug.
         * @example harbour-lights
         */
        Event: string;
        /**
         * @description The series' id.
         * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
         */
        Series: components["schemas"]["SeriesId"];
        /**
         * @description The category's slug.
         * @example music
         */
        Category: components["schemas"]["Slug"];
        /**
         * @description The tier's id.
         * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        Tier: components["schemas"]["TierId"];
        /**
         * @description The question's id.
         * @example que_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        Question: components["schemas"]["QuestionId"];
        /**
         * @description The promo code's id (not the code itself).
         * @example prc_01kag6yqd8e1fbq3w5s9m2n4p6
         */
        PromoCode: components["schemas"]["PromoCodeId"];
        /**
         * @description The order's id.
         * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
         */
        Order: components["schemas"]["OrderId"];
        /**
         * @description What the mail was about.
         * @example verify-email
         */
        AccountPage: "verify-email" | "reset-password" | "accept-invitation";
        /**
         * @description A file's name.
         * @example echoplex-tickets.js
         */
        File: string;
        /** @description Rows on a page. */
        Limit: number;
        /** @description The `nextCursor` of the page before. */
        After: string;
        /** @description The ETag of the answer you have. */
        IfNoneMatch: string;
        /**
         * @description The ETag or version you have read; somebody else's change in between answers `version_conflict`.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description A value of your own, unique for this change; a repeat gets the first answer again.
         * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Changes with the content. */
        ETag: string;
        /** @description `true` when this is the answer to an earlier request with the same `Idempotency-Key`. */
        IdempotentReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "auth.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "olive@example.com",
                 *       "password": "harbour-lights-2026",
                 *       "firstName": "Olive",
                 *       "lastName": "Hart",
                 *       "role": "organizer",
                 *       "organizationName": "Pier Nine"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterInput"];
            };
        };
        responses: {
            /** @description The account and its first session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "olive@example.com",
                 *       "password": "harbour-lights-2026"
                 *     }
                 */
                "application/json": components["schemas"]["LoginInput"];
            };
        };
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "ert_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshTokenInput"];
            };
        };
        responses: {
            /** @description The renewed session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "ert_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshTokenInput"];
            };
        };
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.verifyEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "ept_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y"
                 *     }
                 */
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description The user, verified. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.resendVerification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.forgotPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "olive@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ForgotPasswordInput"];
            };
        };
        responses: {
            /** @description A mail is sent when there is such an account. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "auth.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "ept_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y",
                 *       "password": "harbour-lights-2027"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordInput"];
            };
        };
        responses: {
            /** @description Set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in user with their memberships. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Olive",
                 *       "lastName": "Hart-Lund"
                 *     }
                 */
                "application/json": components["schemas"]["ProfileUpdate"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "harbour-lights-2026",
                 *       "newPassword": "harbour-lights-2027"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordInput"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.setAvatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A JPEG, PNG, WebP or AVIF of at most 5 MB. It is re-encoded; nothing of the file but its picture is kept. */
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description The user with the new picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id.
                 * @example ses_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                session: components["parameters"]["Session"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.orders": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.tickets": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tickets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Pier Nine",
                 *       "website": "https://pier-nine.example.com",
                 *       "contactEmail": "hello@pier-nine.example.com",
                 *       "defaultCurrency": "EUR"
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationInput"];
            };
        };
        responses: {
            /** @description The organization. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "website": "https://pier-nine.example.com",
                 *       "embedOrigins": [
                 *         "https://pier-nine.example.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrganizationUpdate"];
            };
        };
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.setLogo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        /** @description A JPEG, PNG, WebP or AVIF of at most 5 MB. It is re-encoded; nothing of the file but its picture is kept. */
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description The organization with its logo. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members, longest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kim@example.com",
                 *       "role": "staff"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationInput"];
            };
        };
        responses: {
            /** @description The invitation. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The membership's id.
                 * @example mem_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                member: components["parameters"]["Member"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The membership's id.
                 * @example mem_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                member: components["parameters"]["Member"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "admin"
                 *     }
                 */
                "application/json": components["schemas"]["MemberUpdate"];
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of invitations, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invitations.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The invitation's id.
                 * @example inv_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                invitation: components["parameters"]["Invitation"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "members.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "ept_3q2t7v0l5c1x8m4z9k6j2h7g1f5d3s0a8p4o2i6u1y"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptInvitationInput"];
            };
        };
        responses: {
            /** @description The membership, and a session for a new account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "auditLog.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
                /** @description Only these actions; `members.` stands for all that begin so. */
                action?: string;
                /** @description Only actions of this user or key. */
                actor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Website build",
                 *       "scopes": [
                 *         "events:read",
                 *         "orders:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description The key with its `secret`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "apiKeys.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
                /**
                 * @description The API key's id (not its secret).
                 * @example key_01kag6xv2pe9hsz8c4d6f0g1hj
                 */
                apiKey: components["parameters"]["ApiKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "organizations.calendar": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description Only events in this state. */
                status?: components["schemas"]["EventStatus"];
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events with what they sold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbour Lights",
                 *       "summary": "Three stages, one pier, all night.",
                 *       "startsAt": "2026-12-12T20:00:00+01:00",
                 *       "endsAt": "2026-12-13T02:00:00+01:00",
                 *       "timezone": "Europe/Copenhagen",
                 *       "venue": {
                 *         "name": "Pier Nine",
                 *         "address": "Pier Road 9",
                 *         "city": "Copenhagen",
                 *         "country": "DK",
                 *         "latitude": 55.69,
                 *         "longitude": 12.6
                 *       },
                 *       "capacity": 500,
                 *       "currency": "EUR"
                 *     }
                 */
                "application/json": components["schemas"]["EventInput"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "categories.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every category. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "categories.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slug": "jazz",
                 *       "name": "Jazz",
                 *       "parent": "music"
                 *     }
                 */
                "application/json": components["schemas"]["CategoryInput"];
            };
        };
        responses: {
            /** @description The category. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "categories.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The category's slug.
                 * @example music
                 */
                category: components["parameters"]["Category"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "categories.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The category's slug.
                 * @example music
                 */
                category: components["parameters"]["Category"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Jazz and blues"
                 *     }
                 */
                "application/json": components["schemas"]["CategoryUpdate"];
            };
        };
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.search": {
        parameters: {
            query?: {
                /** @description Words to look for. */
                q?: string;
                /** @description In this category or one below it. */
                category?: components["schemas"]["Slug"];
                /** @description With this tag, whatever its case. */
                tag?: string;
                /** @description Of this organization. */
                organization?: components["schemas"]["OrganizationId"];
                /** @description Dates of this series. */
                series?: components["schemas"]["SeriesId"];
                /** @description That begin at this time or later. */
                from?: string;
                /** @description That begin before this time. */
                to?: string;
                /** @description With a ticket of this price or more, in minor units of the event's currency. */
                minPrice?: components["schemas"]["Amount"];
                /** @description With a ticket of this price or less; 0 finds events with free tickets. */
                maxPrice?: components["schemas"]["Amount"];
                /** @description Sold in this currency. */
                currency?: components["schemas"]["Currency"];
                /** @description In this city, whatever its case and accents. */
                city?: string;
                /** @description In this country, ISO 3166-1 alpha-2. */
                country?: string;
                /**
                 * @description Around this point, `latitude,longitude` in degrees.
                 * @example 55.69,12.6
                 */
                near?: string;
                /** @description How far around `near`. */
                radiusKm?: number;
                /** @description Streamed (true) or at a place only (false). */
                online?: boolean;
                /** @description Of events that repeat the next date or all of them. */
                dates?: "next" | "all";
                /** @description `relevance` needs `q` and is its default, `distance` needs `near`; otherwise the next event comes first. */
                sort?: "date" | "relevance" | "popularity" | "distance";
                /** @description Count categories and the rest too. */
                facets?: boolean;
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSearchPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description Unchanged since the given ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETag or version you have read; somebody else's change in between answers `version_conflict`.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbour Lights 2026",
                 *       "summary": "Three stages, one pier, all night."
                 *     }
                 */
                "application/json": components["schemas"]["EventUpdate"];
            };
        };
        responses: {
            /** @description The event as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The published event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The pier is closed after the storm."
                 *     }
                 */
                "application/json": components["schemas"]["CancelEventInput"];
            };
        };
        responses: {
            /** @description The cancelled event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.duplicate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbour Lights 2027",
                 *       "startsAt": "2027-12-11T20:00:00+01:00"
                 *     }
                 */
                "application/json": components["schemas"]["DuplicateEventInput"];
            };
        };
        responses: {
            /** @description The copy. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.repeat": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rule": "FREQ=WEEKLY;BYDAY=FR;COUNT=10",
                 *       "publish": false
                 *     }
                 */
                "application/json": components["schemas"]["RepeatInput"];
            };
        };
        responses: {
            /** @description The series and the dates that were added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepeatResult"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.setCover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/*": string;
            };
        };
        responses: {
            /** @description The event with its cover. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.removeCover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event without a cover. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.calendar": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "views.record": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "referrer": "https://pier-nine.example.com/programme",
                 *       "step": "widget"
                 *     }
                 */
                "application/json": components["schemas"]["ViewInput"];
            };
        };
        responses: {
            /** @description It was heard. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "series.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The series' id.
                 * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
                 */
                series: components["parameters"]["Series"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The series. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "series.events": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The series' id.
                 * @example ser_01kag6y4f7h2jvx1z3b5d7f9hk
                 */
                series: components["parameters"]["Series"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "availability.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the answer you have. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Availability of every public tier. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Unchanged since the given ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "tiers.list": {
        parameters: {
            query?: {
                /** @description Opens hidden tiers. */
                accessCode?: components["schemas"]["CodeText"];
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TierPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "tiers.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "General admission",
                 *       "description": "Standing, all three stages. Doors 19:00.",
                 *       "price": 3200,
                 *       "quantity": 400
                 *     }
                 */
                "application/json": components["schemas"]["TierInput"];
            };
        };
        responses: {
            /** @description The tier. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tier"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "tiers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The tier's id.
                 * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                tier: components["parameters"]["Tier"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tier. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tier"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "tiers.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The tier's id.
                 * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                tier: components["parameters"]["Tier"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "tiers.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The tier's id.
                 * @example tier_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                tier: components["parameters"]["Tier"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": 3600,
                 *       "quantity": 450
                 *     }
                 */
                "application/json": components["schemas"]["TierUpdate"];
            };
        };
        responses: {
            /** @description The tier as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tier"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "questions.list": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of questions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "questions.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scope": "attendee",
                 *       "type": "choice",
                 *       "label": "T-shirt size",
                 *       "required": true,
                 *       "options": [
                 *         "S",
                 *         "M",
                 *         "L",
                 *         "XL"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QuestionInput"];
            };
        };
        responses: {
            /** @description The question. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "questions.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The question's id.
                 * @example que_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                question: components["parameters"]["Question"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is no longer asked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "questions.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The question's id.
                 * @example que_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                question: components["parameters"]["Question"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "required": false
                 *     }
                 */
                "application/json": components["schemas"]["QuestionUpdate"];
            };
        };
        responses: {
            /** @description The question. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.list": {
        parameters: {
            query?: {
                /** @description Part of a code or of its note. */
                q?: string;
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of promo codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "HARBOUR20",
                 *       "discountType": "percent",
                 *       "percentOff": 20,
                 *       "maxUses": 100
                 *     }
                 */
                "application/json": components["schemas"]["PromoCodeInput"];
            };
        };
        responses: {
            /** @description The promo code. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.createBatch": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "count": 200,
                 *       "prefix": "PRESS",
                 *       "discountType": "percent",
                 *       "percentOff": 100,
                 *       "maxUses": 1
                 *     }
                 */
                "application/json": components["schemas"]["PromoCodeBatchInput"];
            };
        };
        responses: {
            /** @description The promo codes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeBatch"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "harbour20"
                 *     }
                 */
                "application/json": components["schemas"]["PromoCodeCheckInput"];
            };
        };
        responses: {
            /** @description It can be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCodeCheck"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The promo code's id (not the code itself).
                 * @example prc_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                promoCode: components["parameters"]["PromoCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "promoCodes.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The promo code's id (not the code itself).
                 * @example prc_01kag6yqd8e1fbq3w5s9m2n4p6
                 */
                promoCode: components["parameters"]["PromoCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "maxUses": 150
                 *     }
                 */
                "application/json": components["schemas"]["PromoCodeUpdate"];
            };
        };
        responses: {
            /** @description The promo code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                /** @description Only orders in this state. */
                status?: components["schemas"]["OrderStatus"];
                /** @description Part of the order number, the buyer's name or email. */
                q?: string;
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "tierId": "tier_01kag6yqd8e1fbq3w5s9m2n4p6",
                 *           "quantity": 2
                 *         }
                 *       ],
                 *       "locale": "en"
                 *     }
                 */
                "application/json": components["schemas"]["OrderInput"];
            };
        };
        responses: {
            /** @description The held order. */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order, with its tickets once it is confirmed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "buyer": {
                 *         "email": "ana@example.com",
                 *         "firstName": "Ana",
                 *         "lastName": "Sørensen"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OrderUpdate"];
            };
        };
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.checkout": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "mode": "redirect",
                 *       "successUrl": "https://example.com/thanks?order={ORDER_ID}",
                 *       "cancelUrl": "https://example.com/tickets"
                 *     }
                 */
                "application/json": components["schemas"]["CheckoutInput"];
            };
        };
        responses: {
            /** @description The order, confirmed or awaiting payment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.refunds": {
        parameters: {
            query?: {
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refunds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.refund": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ticketIds": [
                 *         "tkt_01kag7a1b2c3d4e5f6g7h8j9k0"
                 *       ],
                 *       "restock": true,
                 *       "reason": "Fell ill"
                 *     }
                 */
                "application/json": components["schemas"]["RefundInput"];
            };
        };
        responses: {
            /** @description The refund. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "orders.refundQuote": {
        parameters: {
            query?: {
                /** @description Only for these tickets, separated by commas; without it for all that can be given back. */
                ticketIds?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The order's id.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: components["parameters"]["Order"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quote. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundQuote"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "payments.list": {
        parameters: {
            query?: {
                /** @description Only rows of this kind. */
                kind?: components["schemas"]["PaymentKind"];
                /** @description Only rows of this order. */
                order?: components["schemas"]["OrderId"];
                /** @description Rows on a page. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before. */
                after?: components["parameters"]["After"];
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the ledger. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentEntryPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "events.refundProgress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundProgress"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "payments.report": {
        parameters: {
            query?: {
                /** @description Not before this time. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description Only this event. */
                event?: components["schemas"]["EventId"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "paymentAccounts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, as Stripe says now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccount"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "paymentAccounts.connect": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A value of your own, unique for this change; a repeat gets the first answer again.
                 * @example 6f1c2c1e-7a0a-4a53-9a6f-0f8f1f0d6b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "returnUrl": "https://example.com/payments"
                 *     }
                 */
                "application/json": components["schemas"]["ConnectInput"];
            };
        };
        responses: {
            /** @description The page to open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "paymentAccounts.disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization's id.
                 * @example org_01kag6x0c5f8rt2v4b7n9m1q3s
                 */
                organization: components["parameters"]["Organization"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is disconnected. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "analytics.event": {
        parameters: {
            query?: {
                /** @description Not before this time. */
                from?: string;
                /** @description Before this time. */
                to?: string;
                /** @description The width of one point of the series. */
                interval?: "hour" | "day" | "week";
            };
            header?: never;
            path: {
                /**
                 * @description The event's id or slug.
                 * @example harbour-lights
                 */
                event: components["parameters"]["Event"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnalytics"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "stripe.webhook": {
        parameters: {
            query?: never;
            header: {
                /** @description Stripe's signature of the raw body. */
                "Stripe-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "evt_1Q0000000000000000000000",
                 *       "object": "event",
                 *       "type": "payment_intent.succeeded",
                 *       "data": {
                 *         "object": {
                 *           "id": "pi_1"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StripeEvent"];
            };
        };
        responses: {
            /** @description Stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready, and why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text exposition format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "system.docsFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To `/docs`. */
            302: {
                headers: {
                    /** @description The documentation. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.widget": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.event": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event's slug; what is none gets a page that says so.
                 * @example harbour-lights
                 */
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            /** @description It has another slug now. */
            301: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Page"];
            default: components["responses"]["Problem"];
        };
    };
    "pages.eventFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.order": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The order's id. The page is the same for every order and whatever else stands here.
                 * @example ord_01kag70bt4fvkr6q8s0w2y4a6c
                 */
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.sitemap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.sitemapPart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the mail was about.
                 * @example verify-email
                 */
                page: components["parameters"]["AccountPage"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "pages.accountFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            default: components["responses"]["Problem"];
        };
    };
    "pages.media": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A file's name.
                 * @example echoplex-tickets.js
                 */
                file: components["parameters"]["File"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StaticFile"];
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
}
