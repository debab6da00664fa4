import { BaseCommand } from '../../command.js';
import { renderCategories } from '../../render/discovery.js';

export default class CategoriesList extends BaseCommand<typeof CategoriesList> {
  static override summary = 'List the categories an event can be in.';
  static override examples = ['<%= config.bin %> categories list', '<%= config.bin %> categories list --json'];

  async run(): Promise<void> {
    const { echoplex } = await this.publicApi();
    const page = await this.during('Fetching categories', echoplex.categories.list());
    this.show(page, (terminal) => renderCategories(page.data, terminal));
  }
}
