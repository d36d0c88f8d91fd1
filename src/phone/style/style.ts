import { handsetStyle } from './handset.ts';
import { pageStyle } from './page.ts';

/** The stylesheet of `/phone/phone.css`. System fonts, no image, nothing fetched. */
export const style = `${pageStyle}${handsetStyle}`;
