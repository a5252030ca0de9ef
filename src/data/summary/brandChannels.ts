import { nameKey } from "../cells/names";

const brandMedia = /(^|[^\p{L}])(traditional|tv|television|radio|print|out[\s-]of[\s-]home|ooh|dooh)([^\p{L}]|$)/u;
const brandWork = /^brand([\s-]*(building|awareness|marketing|media|advertising|ads|campaigns?))?$/;

/**
 * Whether a channel builds the brand, by its name alone: traditional, TV, radio, print, out-of-home or brand
 * ("Traditional media", "Linear TV", "Brand awareness"; not "Brand search"). Used where a table has no Brand column, and
 * always shown as an assumption.
 */
export function isBrandByName(channel: string): boolean {
  const key = nameKey(channel);
  return brandMedia.test(key) || brandWork.test(key);
}
