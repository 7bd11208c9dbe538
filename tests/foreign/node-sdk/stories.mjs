// The stories, and which product opens each: null is free.
export const stories = [
  { id: 'moon', product: null,
    text: 'The moon once lent its light to a lost fisherman, and ever since it looks at the sea.' },
  { id: 'comet', product: 'comet_stories',
    text: 'A comet came by to see an old friend, the sea, and left her a tail of silver.' },
  { id: 'north_star', product: 'star_stories_club',
    text: 'The North Star stayed at home, so that everyone else could find the way.' },
];

export function storiesFor(products) {
  const owned = new Set(products.filter(isOwned).map((product) => product.referenceName));
  return stories.filter((story) => story.product === null || owned.has(story.product));
}

export function storyOf(referenceName) {
  return stories.find((story) => story.product === referenceName);
}

// The story after the one that was told last; the first again after the last.
export function storyAfter(told, choice) {
  const place = choice.findIndex((story) => story.id === told);
  return choice[(place + 1) % choice.length];
}

export function isOwned(product) {
  return product.entitled === 'ENTITLED';
}
