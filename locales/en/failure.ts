export const failure = {
  notLoaded: 'This page could not be loaded',
  notLoadedAbout: 'The console did not send a part of it. Nothing in the cluster was changed.',
  notShown: 'This page could not be shown',
  notShownAbout: 'Nothing in the cluster was changed by it. If it happens again, report it.',
  notShownNumber:
    'Nothing in the cluster was changed by it. If it happens again, report it with the number {number}, which is also in the console’s log.',
  tryAgain: 'Try again',
  goToOverview: 'Go to the overview',
  noSuchPage: 'There is no such page',
  noSuchPageAbout: 'The address may be mistyped, or what it showed has been deleted.',
  notLoadedTitle: 'Not loaded',
} as const;
