export { createCategory, deleteCategory, listCategories, updateCategory } from './categories.js';
export { type FoundEvent, searchEvents, type SearchResult } from './search.js';
