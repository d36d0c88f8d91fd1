/** The first page of a demonstration as it is at any hour: from the evening on, an alert of its own stands there, too. */
export const withoutAlert = (page: string): string => page.replace(/(^|\n|^CON )Alert, [^\n]*\n/, '$1');
