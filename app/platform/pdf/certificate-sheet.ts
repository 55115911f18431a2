/** What a certificate says. Every word comes in the reader's language. */
export type CertificateSheet = {
  heading: string;
  holder: string;
  /** The sentence between holder and course. */
  completed: string;
  course: string;
  about: string;
  organization: string | null;
  /** Issued, valid to, code, check it. */
  terms: { label: string; value: string }[];
  disclaimer: string;
  /** What the QR code says. */
  verifyUrl: string;
  /** BCP 47 tag of the words. */
  language: string;
  /** Title of the document, for windows and screen readers. */
  title: string;
  issuedAt: Date;
};
