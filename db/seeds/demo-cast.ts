/** Who is in the demo's story, and how far each has come. */
import type { Role } from '#app/domain/people/people.ts';

/** Enrolled so many days ago; lessons done; each sitting passed or not; withdrawn at the end. */
export interface Journey {
  began: number;
  lessons: number;
  sittings?: ('passed' | 'missed')[];
  withdrawn?: true;
}

export interface Part {
  name: string;
  username: string;
  /** Only these can sign in. */
  email?: string;
  language?: 'en' | 'fr';
  timeZone: string;
  home?: string;
  leads?: true;
  role?: Role;
  journey?: Journey;
  /** Came so many days ago; 200 unless told. */
  since?: number;
  /** Left the organization so many days ago. */
  left?: number;
}

export const organizations = [
  { slug: 'tumaini', name: 'Tumaini Family Centre', country: 'KE', kind: 'residential' },
  { slug: 'lakay-soley', name: 'Lakay Solèy', country: 'HT', kind: 'partner' },
] as const;

const nairobi = { timeZone: 'Africa/Nairobi', home: 'tumaini' };
const haiti = { timeZone: 'America/Port-au-Prince', home: 'lakay-soley', language: 'fr' } as const;

export const cast: Part[] = [
  {
    name: 'Moses Okello',
    username: 'moses.okello',
    email: 'leader@example.org',
    leads: true,
    ...nairobi,
    journey: { began: 150, lessons: 7, sittings: ['passed'] },
  },
  { name: 'Grace Atieno', username: 'grace.atieno', email: 'learner@example.org', ...nairobi },
  {
    name: 'Halima Abdi',
    username: 'halima.abdi',
    ...nairobi,
    journey: { began: 90, lessons: 7, sittings: ['passed'] },
  },
  {
    name: 'Samuel Kiprotich',
    username: 'samuel.kiprotich',
    ...nairobi,
    journey: { began: 60, lessons: 7, sittings: ['missed', 'passed'] },
  },
  {
    name: 'Faith Chebet',
    username: 'faith.chebet',
    ...nairobi,
    journey: { began: 21, lessons: 4 },
  },
  {
    name: 'Esther Nyambura',
    username: 'esther.nyambura',
    ...nairobi,
    journey: { began: 30, lessons: 7, sittings: ['missed'] },
  },
  { name: 'David Mutua', username: 'david.mutua', ...nairobi, journey: { began: 5, lessons: 0 } },
  {
    name: 'Peter Mwangi',
    username: 'peter.mwangi',
    ...nairobi,
    journey: { began: 80, lessons: 2, withdrawn: true },
  },
  {
    name: 'Ruth Akinyi',
    username: 'ruth.akinyi',
    ...nairobi,
    journey: { began: 120, lessons: 7, sittings: ['passed'] },
    left: 30,
  },
  {
    name: 'Rose Wanjiru',
    username: 'rose.wanjiru',
    ...nairobi,
    since: 800,
    // Two years ago but a few weeks: the certificate is about to end.
    journey: { began: 712, lessons: 7, sittings: ['passed'] },
  },
  {
    name: 'Salome Njeri',
    username: 'salome.njeri',
    email: 'invited@example.org',
    timeZone: 'Africa/Nairobi',
    journey: { began: 40, lessons: 7, sittings: ['passed'] },
  },

  {
    name: 'Mirlande Joseph',
    username: 'mirlande.joseph',
    leads: true,
    ...haiti,
    journey: { began: 100, lessons: 7, sittings: ['passed'] },
  },
  {
    name: 'Jean-Robert Estimé',
    username: 'jean-robert.estime',
    ...haiti,
    journey: { began: 70, lessons: 7, sittings: ['passed'] },
  },
  {
    name: 'Nadège Pierre',
    username: 'nadege.pierre',
    ...haiti,
    journey: { began: 12, lessons: 2 },
  },
  { name: 'Wilner Charles', username: 'wilner.charles', ...haiti },

  {
    name: 'Naomi Wairimu',
    username: 'naomi.wairimu',
    email: 'trainer@example.org',
    role: 'trainer',
    timeZone: 'Africa/Kampala',
  },
  {
    name: 'Malee Srisuk',
    username: 'malee.srisuk',
    email: 'facilitator@example.org',
    role: 'facilitator',
    timeZone: 'Asia/Bangkok',
    since: 400,
  },
  {
    name: 'Isata Conteh',
    username: 'isata.conteh',
    role: 'facilitator',
    timeZone: 'Africa/Freetown',
    since: 400,
  },
  {
    name: 'Aminata Kamara',
    username: 'aminata.kamara',
    email: 'steward@example.org',
    role: 'steward',
    timeZone: 'Africa/Freetown',
  },
  {
    name: 'Joseph Ssemakula',
    username: 'joseph.ssemakula',
    email: 'steward2@example.org',
    role: 'steward',
    timeZone: 'Africa/Kampala',
  },
  {
    name: 'Kadiatu Bangura',
    username: 'kadiatu.bangura',
    email: 'applicant@example.org',
    timeZone: 'Africa/Freetown',
    since: 14,
  },
];
