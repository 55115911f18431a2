import coreEn from './fragments/core.en.json';
import accountEn from './fragments/account.en.json';
import coursesEn from './fragments/courses.en.json';
import quizzesEn from './fragments/quizzes.en.json';
import certificatesEn from './fragments/certificates.en.json';
import stewardEn from './fragments/steward.en.json';
import coreFr from './fragments/core.fr.json';
import accountFr from './fragments/account.fr.json';
import coursesFr from './fragments/courses.fr.json';
import quizzesFr from './fragments/quizzes.fr.json';
import certificatesFr from './fragments/certificates.fr.json';
import stewardFr from './fragments/steward.fr.json';
import type { Language } from './languages.ts';

export const english = {
  ...coreEn,
  ...accountEn,
  ...coursesEn,
  ...quizzesEn,
  ...certificatesEn,
  ...stewardEn,
};
export const catalogues: Partial<Record<Language, Partial<Record<keyof typeof english, string>>>> =
  {
    en: english,
    fr: { ...coreFr, ...accountFr, ...coursesFr, ...quizzesFr, ...certificatesFr, ...stewardFr },
  };
