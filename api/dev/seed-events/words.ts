import type { Random } from './random.js';

const list = (words: string): string[] => words.split(' ');

/** A category's slug with what its events are called. */
export const kinds: readonly { category: string; names: string[] }[] = [
  { category: 'concerts', names: ['Concert', 'Live', 'Unplugged', 'in Concert', 'Acoustic Night'] },
  { category: 'club-nights', names: ['Club Night', 'All Night Long', 'Warehouse Session', 'DJ Set'] },
  { category: 'jazz', names: ['Jazz Brunch', 'Jazz Session', 'Quartet', 'Late Night Jazz'] },
  { category: 'comedy', names: ['Stand-up', 'Comedy Hour', 'Open Mic', 'Improv Night'] },
  { category: 'theatre', names: ['on Stage', 'Premiere', 'Matinee', 'Street Theatre'] },
  { category: 'meetups', names: ['Meetup', 'User Group', 'Lightning Talks', 'Hack Evening'] },
  { category: 'workshops', names: ['Workshop', 'Masterclass', 'for Beginners', 'Weekend Course'] },
  { category: 'festivals', names: ['Festival', 'Open Air', 'Weekender', 'Summer Fest'] },
  { category: 'conferences', names: ['Conference', 'Summit', 'Forum', 'Congress'] },
  { category: 'exhibitions', names: ['Exhibition', 'Retrospective', 'Vernissage', 'Gallery Tour'] },
  { category: 'film', names: ['Screening', 'Film Night', 'Short Films', 'Cinema Club'] },
  { category: 'classical', names: ['Symphony', 'Chamber Music', 'Recital', 'Philharmonic'] },
  { category: 'lectures', names: ['Lecture', 'Talk', 'Reading', 'Panel'] },
  { category: 'markets', names: ['Night Market', 'Flea Market', 'Farmers Market', 'Street Food'] },
  { category: 'tastings', names: ['Wine Tasting', 'Cheese Evening', 'Coffee Cupping', 'Beer Walk'] },
  { category: 'children', names: ['Puppet Show', 'Storytelling', 'Kids Disco', 'Magic Show'] },
  { category: 'fitness', names: ['Yoga', 'Morning Run', 'Pilates', 'Boxing Class'] },
  { category: 'races', names: ['Marathon', 'Half Marathon', 'Trail Run', 'Regatta'] },
  { category: 'networking', names: ['Networking Breakfast', 'Founders Drinks', 'Mixer', 'Demo Day'] },
  { category: 'charity', names: ['Charity Gala', 'Benefit', 'Fundraiser', 'Auction'] },
  { category: 'opera', names: ['Opera', 'Operetta', 'Aria Evening', 'Opera Gala'] },
  { category: 'hackathons', names: ['Hackathon', 'Game Jam', 'Coding Weekend', 'Data Dive'] },
];

export const themes = list(
  'Harbour Midnight Golden Electric Velvet Northern Silver Crimson Hidden Wild Paper Neon Summer Winter Amber Distant Quiet Burning Blue ' +
    'Lantern River Mountain Garden Rooftop Cellar Island Desert Ocean Forest Copper Marble Thunder Echo Mirror Feather Clockwork Lunar Solar ' +
    'Urban Rural Ancient Modern Secret Open Floating Dancing Singing Laughing Dreaming Wandering Rising Falling Endless Tiny Grand Humble ' +
    'Brave Gentle Restless Lucky Curious Generous Splendid Peculiar Radiant Salty Sweet Bitter Smoky Frozen Molten Woven Carved Painted',
);
export const tags = list(
  'outdoor family vegan lgbtq live free-entry students afterwork weekend art food wine craft startup python design poetry vinyl electronic ' +
    'rock folk soul hiphop techno house ambient choir piano guitar sustainability history science photography wellness dance language games ' +
    'chess cycling running sailing',
);
export const venues = list(
  'Hall Theatre Club Arena Pavilion Library Museum Warehouse Gallery Park Brewery Church Cinema Quay Rooftop Factory',
);
const common = list(
  'the and with for from this that every evening morning music people city stage doors open bring friends guests artists voices stories ' +
    'drinks food light sound local new best great small large first last night day week year summer winter welcome enjoy discover learn meet ' +
    'listen dance laugh taste play join together old young world home street room floor seat ticket crowd band choir guest host set show ' +
    'performance programme tradition craft hands hour minutes walk harbour river square garden kitchen bar table bread cheese coffee',
);

const syllables = list(
  'ka lo mi ren tor vel sha bri dun fel gar hol jen kir lan mor nis pra quin ros sol tam ul ven wes yar zel ost and eri',
);

/** A name nobody else has, nearly: rare words are what real searches are for. */
export function properName(random: Random): string {
  const word = Array.from({ length: 2 + random.below(2) }, () => random.pick(syllables)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const sentence = (random: Random, names: readonly string[]): string => {
  const words = Array.from({ length: 8 + random.below(10) }, () =>
    random.chance(0.06) ? random.pickSkewed(names) : random.pickSkewed(common),
  );
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** So many sentences that read like a programme from afar. */
export const prose = (random: Random, names: readonly string[], sentences: number): string =>
  Array.from({ length: sentences }, () => sentence(random, names)).join(' ');
