import { readFileSync, writeFileSync } from 'node:fs';
import { licensesDocument, licensesPage } from '../licenses/licenses.ts';
import { browsersFile, withAnswers } from './browsers-docs.ts';
import { causesFile, withCauses } from './causes-docs.ts';
import { infrastructureDocs, infrastructureFile } from './infrastructure-docs.ts';
import { protocolsDocument, protocolsFile } from './protocols-docs.ts';

// `npm run docs`: writes the pages that are made from data.
writeFileSync(infrastructureFile, infrastructureDocs());
writeFileSync(protocolsFile, protocolsDocument());
writeFileSync(licensesPage, licensesDocument());
writeFileSync(causesFile, withCauses(readFileSync(causesFile, 'utf8')));
writeFileSync(browsersFile, withAnswers(readFileSync(browsersFile, 'utf8')));
