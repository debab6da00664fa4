import type { Customer } from './account-objects.js';
import type { Context } from './context.js';
import { invalidRequest, noSuch } from './faults.js';
import { text, texts, type Params } from './form.js';
import { readMetadata } from './metadata.js';
import { newId, now } from './store.js';

/** `POST /v1/customers` */
export function createCustomer(context: Context, params: Params): Customer {
  const customer: Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: newId('', 8).slice(1).toUpperCase(),
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: texts(params, 'preferred_locales'),
    shipping: null,
    tax_exempt: 'none',
  };
  const kept = keep(context, customer, params);
  context.emit('customer.created', kept);
  return kept;
}

/** `POST /v1/customers/:id` */
export function updateCustomer(context: Context, id: string, params: Params): Customer {
  const customer = context.store.get('customer', id);
  if (!customer) throw noSuch('customer', id, 'customer');
  const kept = keep(context, customer, params);
  context.emit('customer.updated', kept);
  return kept;
}

function keep({ store }: Context, customer: Customer, params: Params): Customer {
  const email = text(params, 'email') ?? customer.email;
  if (email && !/^[^@\s]+@[^@\s]+$/.test(email)) {
    throw invalidRequest(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'email' });
  }
  const kept: Customer = {
    ...customer,
    description: text(params, 'description') ?? customer.description,
    email,
    metadata: readMetadata(customer.metadata, params),
    name: text(params, 'name') ?? customer.name,
    phone: text(params, 'phone') ?? customer.phone,
  };
  store.put(kept);
  return kept;
}
