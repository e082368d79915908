import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/**
 * The first element that a selector finds, once there is one; throws after `timeout` ms. For selectors with a pseudo-class
 * such as `:enabled`, and for those that are not known beforehand: puppeteer's `waitForSelector` looks for a pseudo-class
 * only in animation frames (puppeteer-core 25.16, GetQueryHandler.js), which a tab in the background does not have.
 */
export const elementOf = (
  document: Frame | Page,
  selector: string,
  timeout?: number,
): Promise<ElementHandle<Element>> => until(`${selector} is there`, () => document.$(selector), timeout);
