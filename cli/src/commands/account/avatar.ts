import { Args } from '@oclif/core';
import { BaseCommand } from '../../command.js';
import { done } from '../../render/pairs.js';
import { clean } from '../../render/terminal.js';
import { readImage } from '../../services/images.js';

export default class AccountAvatar extends BaseCommand<typeof AccountAvatar> {
  static override summary = 'Set your picture; it is cut to a square.';
  static override description = 'A JPEG, PNG, WebP or AVIF of at most 5 MB. Nothing of the file but its picture is kept.';
  static override examples = ['<%= config.bin %> account avatar portrait.jpg'];
  static override args = { file: Args.string({ description: 'The picture.', required: true }) };

  async run(): Promise<void> {
    const { echoplex } = await this.api();
    const image = await readImage(this.args.file);
    const user = await this.during('Sending the picture', echoplex.me.setAvatar(image));
    this.show(user, (terminal) => done(`Your picture is set: ${clean(user.avatarUrl ?? '')}`, terminal));
  }
}
