import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProfileFolder, type Profile, type ProfileWishes } from '../profile.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Firefox itself sets what every automated browser needs (`remote.prefs.recommended`); this is ours. */
function preferencesFor({
  language = 'en-US',
  theme = 'light',
  dock = 'right',
  preferences = {},
}: ProfileWishes): Preferences {
  return {
    'intl.accept_languages': language,
    'devtools.theme': theme,
    'devtools.toolbox.host': dock === 'undocked' ? 'window' : dock,
    // Mozilla's studies, reports and first-run pages.
    'app.shield.optoutstudies.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'extensions.update.enabled': false,
    ...preferences,
  };
}

/** Makes a fresh Firefox profile. An authority is trusted later, by the running browser: its database is its own. */
export async function makeFirefoxProfile(wishes: ProfileWishes): Promise<Profile> {
  const profile = await makeProfileFolder();
  const lines = Object.entries(preferencesFor(wishes)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profile.folder, 'user.js'), lines.join(''));
  return profile;
}
