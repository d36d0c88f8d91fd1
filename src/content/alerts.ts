/** The sentences of alerts: each is the string `alert.<template>` of every locale. */
export const alertTemplates = ['care', 'avoid', 'call-first'] as const;
export type AlertTemplate = (typeof alertTemplates)[number];
