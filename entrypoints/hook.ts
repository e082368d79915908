import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { install } from '../src/hook/install.ts';

/** Never runs by itself: `hookSource` wraps the built text, which declares `closeframeHook`. */
export default defineUnlistedScript({ globalName: 'closeframeHook', main: () => install });
