export { refreshListingCategories } from './categories.js';
export { refreshPopularity } from './popularity.js';
export { dropEndedListings, dropListings, refreshListings } from './refresh.js';
